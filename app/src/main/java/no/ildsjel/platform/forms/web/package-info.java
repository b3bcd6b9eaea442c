/** Forms as pages: what is shown, read and saved; the room that owns the draft has the routes. */
@NullMarked
@NamedInterface("forms-web")
package no.ildsjel.platform.forms.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
