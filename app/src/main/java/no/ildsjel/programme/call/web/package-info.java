/** Pages about calls, for the public and for officers. */
@NullMarked
package no.ildsjel.programme.call.web;

import org.jspecify.annotations.NullMarked;
