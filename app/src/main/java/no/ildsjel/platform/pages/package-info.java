/** What every page has: texts, language, menu, cards and tabs that rooms hand in. */
@NullMarked
@NamedInterface("pages")
package no.ildsjel.platform.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
