/** The frame: an append-only ledger of what is allotted and promised. */
@NullMarked
package no.ildsjel.programme.frame;

import org.jspecify.annotations.NullMarked;
