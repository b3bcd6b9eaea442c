/** Pages of this desk. */
@NullMarked
package no.ildsjel.casework.assessment.web;

import org.jspecify.annotations.NullMarked;
