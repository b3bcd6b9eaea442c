/** Pages of this desk. */
@NullMarked
package no.ildsjel.casework.eligibility.web;

import org.jspecify.annotations.NullMarked;
