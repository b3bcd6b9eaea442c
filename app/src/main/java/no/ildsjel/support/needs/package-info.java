/** A conversation on how things are, the picture it gives, and what hangs on one person. */
@NullMarked
package no.ildsjel.support.needs;

import org.jspecify.annotations.NullMarked;
