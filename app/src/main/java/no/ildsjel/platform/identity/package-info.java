/** Who is here: people, their roles, the organisations they act for, and log-in. */
@NullMarked
@NamedInterface("identity")
package no.ildsjel.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
