/** Letters as PDF, and the files people send in. */
@NullMarked
@NamedInterface("documents")
package no.ildsjel.platform.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
