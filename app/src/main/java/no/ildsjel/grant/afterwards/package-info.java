/**
 * What stops when an award ends, who pays then, what can be sought next: the organisation's own.
 */
@NullMarked
package no.ildsjel.grant.afterwards;

import org.jspecify.annotations.NullMarked;
