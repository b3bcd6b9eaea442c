/** How numbers, amounts and days are typed by people, and written to them. */
@NullMarked
@NamedInterface("writing")
package no.ildsjel.platform.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
