/** Who takes part: the organisations that came in by the same call, and for how long. */
@NullMarked
package no.ildsjel.support.cohort;

import org.jspecify.annotations.NullMarked;
