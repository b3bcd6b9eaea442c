/** The pages of money: the organisation's calendar and the officers' list. */
@NullMarked
package no.ildsjel.grant.payment.web;

import org.jspecify.annotations.NullMarked;
