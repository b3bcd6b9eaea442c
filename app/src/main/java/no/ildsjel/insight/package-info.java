/** EVALUATION: what is published of the grants, and later surveys and monitoring. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "platform :: *",
      "registry",
      "programme",
      "casework",
      "casework :: spi",
      "grant"
    })
package no.ildsjel.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
