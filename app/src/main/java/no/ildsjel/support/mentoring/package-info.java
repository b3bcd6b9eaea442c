/** Mentors and those they help: who fits whom, and what they do together. */
@NullMarked
package no.ildsjel.support.mentoring;

import org.jspecify.annotations.NullMarked;
