/** The one route by which a command of the same machine reaches the server. */
@NullMarked
package no.ildsjel.platform.commands.web;

import org.jspecify.annotations.NullMarked;
