/** The experience bank: what came up, what was tried, what helped, kept for the next. */
@NullMarked
package no.ildsjel.support.experience;

import org.jspecify.annotations.NullMarked;
