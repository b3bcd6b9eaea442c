/** CALL: strategies, schemes with their facts, criteria and texts, frames and calls. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform :: *", "registry"})
package no.ildsjel.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
