/** Pages of control and of how an award goes on and ends. */
@NullMarked
package no.ildsjel.grant.control.web;

import org.jspecify.annotations.NullMarked;
