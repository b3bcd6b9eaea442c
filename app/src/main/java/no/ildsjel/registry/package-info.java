/**
 * WHO: organisations, people and their mandates, municipalities, and the imports that feed them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform :: *"})
package no.ildsjel.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
