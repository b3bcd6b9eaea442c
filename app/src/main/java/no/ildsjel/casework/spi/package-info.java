/** What casework asks of rooms above it, in sets; without anybody to answer, nothing happens. */
@NullMarked
@NamedInterface("spi")
package no.ildsjel.casework.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
