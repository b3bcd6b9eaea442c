/** Assessing applications and proposing a selection; people decide. */
@NullMarked
package no.ildsjel.casework.assessment;

import org.jspecify.annotations.NullMarked;
