/** Open data: who got what for what, in formats others can read. */
@NullMarked
package no.ildsjel.insight.opendata;

import org.jspecify.annotations.NullMarked;
