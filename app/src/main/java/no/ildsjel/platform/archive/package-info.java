/** The archive: every act, never changed, sealed into a chain. */
@NullMarked
@NamedInterface("archive")
package no.ildsjel.platform.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
