/** Reports and accounts, those who look at them, and what follows. */
@NullMarked
package no.ildsjel.grant.reporting;

import org.jspecify.annotations.NullMarked;
