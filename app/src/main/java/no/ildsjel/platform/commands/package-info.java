/** Commands on data: sent to the running server, or to one started for the call. */
@NullMarked
@NamedInterface("commands")
package no.ildsjel.platform.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
