/** MONEY to REPORT: acceptance, payment, cash book, reporting and control. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "platform :: *",
      "registry",
      "programme",
      "casework",
      "casework :: spi"
    })
package no.ildsjel.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
