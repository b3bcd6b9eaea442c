/** All that is kept, in one file, and back again. */
@NullMarked
package no.ildsjel.platform.backup;

import org.jspecify.annotations.NullMarked;
