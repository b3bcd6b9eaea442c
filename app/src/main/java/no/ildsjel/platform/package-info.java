/**
 * Machines without grant words: identity, rules, forms, documents, notices, archive, keys, pages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package no.ildsjel.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
