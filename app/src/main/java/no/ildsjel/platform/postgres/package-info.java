/** The PostgreSQL server that comes along when nobody has given us one. */
@NullMarked
@NamedInterface("postgres")
package no.ildsjel.platform.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
