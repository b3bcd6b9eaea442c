/** A mentor and a participant: the agreement, the meetings, and what they write to each other. */
@NullMarked
package no.ildsjel.support.mentoring;

import org.jspecify.annotations.NullMarked;
