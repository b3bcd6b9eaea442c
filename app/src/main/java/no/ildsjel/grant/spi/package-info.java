/** What grant asks rooms above it. */
@NullMarked
@NamedInterface("spi")
package no.ildsjel.grant.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
