/**
 * Courses, gatherings, joint meetings and conferences: the year plan, who comes, what is learnt.
 */
@NullMarked
package no.ildsjel.support.learning;

import org.jspecify.annotations.NullMarked;
