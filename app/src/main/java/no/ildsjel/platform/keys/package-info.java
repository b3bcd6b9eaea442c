/**
 * A key for each thing that few may read: without the key file the database reveals nothing of it.
 */
@NullMarked
@NamedInterface("keys")
package no.ildsjel.platform.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
