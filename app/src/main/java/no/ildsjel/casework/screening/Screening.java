package no.ildsjel.casework.screening;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.application.SentIn;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer's word on the criteria: what the program found can be overruled, with a reason. */
@Service
public class Screening {

  /** A criterion overruled. */
  public record Override(Eligibility.Outcome outcome, String reason, PersonId by) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Applications applications;
  private final Blocks blocks;
  private final SubmittedApplications submitted;
  private final Calls calls;
  private final SentIn sentIn;
  private final Archive archive;

  Screening(
      JdbcClient jdbc,
      Clock clock,
      Applications applications,
      Blocks blocks,
      SubmittedApplications submitted,
      Calls calls,
      SentIn sentIn,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.applications = applications;
    this.blocks = blocks;
    this.submitted = submitted;
    this.calls = calls;
    this.sentIn = sentIn;
    this.archive = archive;
  }

  /** Overrules the outcome of one criterion. */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<ApplicationId> overrule(
      Actor.Person actor,
      ApplicationId id,
      String criterion,
      Eligibility.Outcome outcome,
      String reason) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    if (!actor.has(Role.CASE_OFFICER, application.administrator())) {
      throw new AccessDeniedException("Only a case officer overrules");
    }
    if (!blocks.declared(actor.id(), application.call())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    if (submitted.decided(id)) {
      return Answer.refused(CaseworkRefusal.ALREADY_DECIDED);
    }
    if (calls.kindOf(calls.require(application.call())).criteria().stream()
        .noneMatch(c -> c.id().equals(criterion))) {
      throw new IllegalArgumentException("The kind of support has no such criterion");
    }
    if (reason.isBlank()) {
      return Answer.refused(CaseworkRefusal.REASON_MISSING);
    }
    jdbc.sql(
            """
            insert into casework.criterion_override
              (application, criterion, outcome, reason, decided_by, decided_at)
            values (:application, :criterion, :outcome, :reason, :by, :now)
            on conflict (application, criterion) do update set outcome = excluded.outcome,
              reason = excluded.reason, decided_by = excluded.decided_by,
              decided_at = excluded.decided_at
            """)
        .param("application", id.value())
        .param("criterion", criterion)
        .param("outcome", outcome.name())
        .param("reason", reason.strip())
        .param("by", actor.id().value())
        .param("now", OffsetDateTime.now(clock))
        .update();
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "criterion-overruled",
        Map.of("criterion", criterion, "outcome", outcome.name(), "reason", reason.strip()));
    sentIn.screened(application, eligibility(application).result());
    return Answer.allowed(id);
  }

  /** The outcome of each criterion as of the day it was sent in, with what officers have said. */
  @MayCall("casework, for a case it has checked")
  @Transactional(readOnly = true)
  public Eligibility eligibility(ApplicationView application) {
    Map<String, Eligibility.Outcome> said = new LinkedHashMap<>();
    overrides(application.id()).forEach((criterion, o) -> said.put(criterion, o.outcome()));
    return sentIn.eligibility(application).overruled(said);
  }

  /** What has been overruled in a case, by criterion. */
  @MayCall("casework, for a case it has checked")
  @Transactional(readOnly = true)
  public Map<String, Override> overrides(ApplicationId id) {
    Map<String, Override> overrides = new LinkedHashMap<>();
    jdbc.sql("select * from casework.criterion_override where application = ?")
        .param(id.value())
        .query((java.sql.ResultSet row) -> {
          overrides.put(
              row.getString("criterion"),
              new Override(
                  Eligibility.Outcome.valueOf(row.getString("outcome")),
                  row.getString("reason"),
                  new PersonId(row.getObject("decided_by", UUID.class))));
        });
    return overrides;
  }
}
