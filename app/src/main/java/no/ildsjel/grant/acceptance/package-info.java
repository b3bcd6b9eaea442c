/**
 * Acceptance: by a signed letter where the scheme asks for one, otherwise by receiving the money.
 */
@NullMarked
package no.ildsjel.grant.acceptance;

import org.jspecify.annotations.NullMarked;
