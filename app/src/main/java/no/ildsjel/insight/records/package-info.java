/**
 * The case file of every case, the public journal, access to documents, and how long all is kept.
 */
@NullMarked
package no.ildsjel.insight.records;

import org.jspecify.annotations.NullMarked;
