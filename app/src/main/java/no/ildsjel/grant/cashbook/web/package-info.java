/** Pages of the cash book. */
@NullMarked
package no.ildsjel.grant.cashbook.web;

import org.jspecify.annotations.NullMarked;
