/** Payment: account numbers, what is paid when, holding back, certifying, approving, the bank. */
@NullMarked
package no.ildsjel.grant.payment;

import org.jspecify.annotations.NullMarked;
