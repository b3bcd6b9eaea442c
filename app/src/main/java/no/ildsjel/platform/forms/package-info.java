/** The form engine: typed definitions, compiled; drafts by answer; frozen submissions. */
@NullMarked
@NamedInterface("forms")
package no.ildsjel.platform.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
