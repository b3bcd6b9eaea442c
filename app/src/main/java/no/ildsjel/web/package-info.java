/** The porch: layout, the security chain, home pages per role and error pages. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "platform :: identity",
      "platform :: limits",
      "platform :: pages",
      "platform :: reading"
    })
package no.ildsjel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
