/** The cash book of an award: what came in, what went out, and what is left of each line. */
@NullMarked
package no.ildsjel.grant.cashbook;

import org.jspecify.annotations.NullMarked;
