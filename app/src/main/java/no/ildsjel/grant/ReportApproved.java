package no.ildsjel.grant;

import no.ildsjel.casework.DecisionId;

/** The report on a year of an award was approved. */
public record ReportApproved(ReportId report, DecisionId award, int grantYear) {}
