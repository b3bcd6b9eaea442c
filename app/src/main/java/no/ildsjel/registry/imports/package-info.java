/** Reading the open files of Brønnøysundregistrene, past everything nobody needs. */
@NullMarked
package no.ildsjel.registry.imports;

import org.jspecify.annotations.NullMarked;
