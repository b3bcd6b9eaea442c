/** Pages about who acts for an organisation. */
@NullMarked
package no.ildsjel.registry.people.web;

import org.jspecify.annotations.NullMarked;
