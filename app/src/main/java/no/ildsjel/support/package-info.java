/** STRENGTH: needs mapping, mentoring with matching, learning, and what was learnt. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "platform :: *",
      "registry",
      "programme",
      "casework",
      "casework :: spi",
      "grant",
      "grant :: spi"
    })
package no.ildsjel.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
