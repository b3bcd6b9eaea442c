/** Mentor organisations and what both sides tell of themselves and wish for. */
@NullMarked
package no.ildsjel.support.mentors;

import org.jspecify.annotations.NullMarked;
