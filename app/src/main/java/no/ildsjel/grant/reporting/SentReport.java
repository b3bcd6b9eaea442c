package no.ildsjel.grant.reporting;

import no.ildsjel.platform.forms.Submission;

/** A report as it was handed in. */
public record SentReport(Submission answers, Accounts accounts) {}
