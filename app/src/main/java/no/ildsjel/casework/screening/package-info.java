/** An officer's word on the criteria, beside what the program found. */
@NullMarked
package no.ildsjel.casework.screening;

import org.jspecify.annotations.NullMarked;
