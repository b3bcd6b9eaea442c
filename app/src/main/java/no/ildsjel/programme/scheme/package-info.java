/** Schemes as their owners write them: read, checked and compiled. */
@NullMarked
package no.ildsjel.programme.scheme;

import org.jspecify.annotations.NullMarked;
