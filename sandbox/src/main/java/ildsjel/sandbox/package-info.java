/** What stands in for the world outside while trying the program: log-in, cast, a demonstration. */
@NullMarked
package ildsjel.sandbox;

import org.jspecify.annotations.NullMarked;
