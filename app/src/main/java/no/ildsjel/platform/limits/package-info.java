/** How often somebody may do something. */
@NullMarked
@NamedInterface("limits")
package no.ildsjel.platform.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
