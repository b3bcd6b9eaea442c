/** Calls: announced, opened and closed by the clock. */
@NullMarked
package no.ildsjel.programme.call;

import org.jspecify.annotations.NullMarked;
