package no.ildsjel.grant.reporting;

import java.time.Instant;
import no.ildsjel.shared.PersonId;

/**
 * Something said about a report.
 *
 * @param officer true when an officer said it
 */
public record ReportMessage(boolean officer, String words, PersonId by, Instant at) {}
