/** Who acts for an organisation: by invitation, and as Altinn has it. */
@NullMarked
package no.ildsjel.registry.people;

import org.jspecify.annotations.NullMarked;
