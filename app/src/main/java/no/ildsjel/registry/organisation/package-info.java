/** Organisations as the registers have them, and their role holders. */
@NullMarked
package no.ildsjel.registry.organisation;

import org.jspecify.annotations.NullMarked;
