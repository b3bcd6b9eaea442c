/** Pages of this desk. */
@NullMarked
package no.ildsjel.casework.decision.web;

import org.jspecify.annotations.NullMarked;
