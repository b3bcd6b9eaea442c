/** Pages of reports, for organisations, auditors and officers. */
@NullMarked
package no.ildsjel.grant.afterwards.web;

import org.jspecify.annotations.NullMarked;
