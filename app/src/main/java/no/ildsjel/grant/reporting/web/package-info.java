/** Pages of reports, for organisations, auditors and officers. */
@NullMarked
package no.ildsjel.grant.reporting.web;

import org.jspecify.annotations.NullMarked;
