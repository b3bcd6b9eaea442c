/** What one reading of a page has looked up already. */
@NullMarked
@NamedInterface("reading")
package no.ildsjel.platform.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
