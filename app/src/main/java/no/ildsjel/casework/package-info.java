/** APPLICATION to DECISION: eligibility, application, assessment, decision and appeal. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform :: *", "registry", "programme"})
package no.ildsjel.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
