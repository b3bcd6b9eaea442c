/** Control, money that comes back or goes on, later years, and how an award ends. */
@NullMarked
package no.ildsjel.grant.control;

import org.jspecify.annotations.NullMarked;
