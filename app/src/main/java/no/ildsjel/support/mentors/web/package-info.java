/** The pages on which mentors offer themselves, and both sides tell of themselves. */
@NullMarked
package no.ildsjel.support.mentors.web;

import org.jspecify.annotations.NullMarked;
