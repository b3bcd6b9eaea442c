package no.ildsjel.grant.reporting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.PersonId;

/**
 * An auditor's look at the accounts of a report.
 *
 * @param email where the invitation went
 * @param auditor who took it, once somebody has
 * @param kind by which licence; audits from before it was asked have none
 * @param authorisation the firm, and the number in the register of auditors
 * @param declared true when the auditor has said that there are no ties
 * @param confirmed yes or no, once the auditor has said
 * @param accounts the digest of the accounts that was said about
 */
public record AuditView(
    UUID id,
    ReportId report,
    String email,
    Instant invitedAt,
    Optional<PersonId> auditor,
    Optional<Scheme.Auditor> kind,
    Optional<String> authorisation,
    boolean declared,
    Optional<Boolean> confirmed,
    Optional<String> note,
    Optional<String> accounts) {}
