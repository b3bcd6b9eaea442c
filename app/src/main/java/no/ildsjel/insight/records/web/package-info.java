/** Pages of the journal, of case files and of requests to see documents. */
@NullMarked
package no.ildsjel.insight.records.web;

import org.jspecify.annotations.NullMarked;
