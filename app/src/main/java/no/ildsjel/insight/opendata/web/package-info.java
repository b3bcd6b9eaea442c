/** The public page of awards and its files. */
@NullMarked
package no.ildsjel.insight.opendata.web;

import org.jspecify.annotations.NullMarked;
