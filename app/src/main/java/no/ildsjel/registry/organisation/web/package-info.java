/** Pages about organisations, for everybody who has logged in. */
@NullMarked
package no.ildsjel.registry.organisation.web;

import org.jspecify.annotations.NullMarked;
