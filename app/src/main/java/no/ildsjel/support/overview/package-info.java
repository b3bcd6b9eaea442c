/** The programme in one screen: who does what when, what has been done, what is next. */
@NullMarked
package no.ildsjel.support.overview;

import org.jspecify.annotations.NullMarked;
