/** Municipalities and counties. */
@NullMarked
package no.ildsjel.registry.municipality;

import org.jspecify.annotations.NullMarked;
