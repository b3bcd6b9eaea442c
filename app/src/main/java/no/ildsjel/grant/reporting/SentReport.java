package no.ildsjel.grant.reporting;

import java.time.Instant;
import no.ildsjel.platform.forms.Submission;

/** A report as it was handed in. */
public record SentReport(Submission answers, Accounts accounts, Instant at) {}
