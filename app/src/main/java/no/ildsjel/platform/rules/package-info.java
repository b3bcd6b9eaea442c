/** CEL rules: compiled against declared types, run with unknowns. */
@NullMarked
@NamedInterface("rules")
package no.ildsjel.platform.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
