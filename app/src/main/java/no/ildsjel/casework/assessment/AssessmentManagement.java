package no.ildsjel.casework.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scoring by the scheme's criteria with reasons, and the amount set from need. */
@Service
public class AssessmentManagement {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Applications applications;
  private final Calls calls;
  private final Impartiality impartiality;
  private final SubmittedApplications submitted;
  private final Archive archive;

  AssessmentManagement(
      JdbcClient jdbc,
      Clock clock,
      Applications applications,
      Calls calls,
      Impartiality impartiality,
      SubmittedApplications submitted,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.applications = applications;
    this.calls = calls;
    this.impartiality = impartiality;
    this.submitted = submitted;
    this.archive = archive;
  }

  /** Keeps an assessment as far as it has come; closes it when asked to. */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<AssessmentView> save(Actor.Person actor, AssessmentView written, boolean close) {
    ApplicationView application =
        applications.visibleTo(actor, written.application()).orElseThrow();
    CallView call = calls.require(application.call());
    Scheme.Kind kind = calls.kindOf(call);
    if (!actor.has(Role.CASE_OFFICER, call.administrator())) {
      throw new AccessDeniedException("Only a case officer assesses");
    }
    if (!impartiality.declared(actor.id(), call.id())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    Optional<AssessmentView> before = find(application.id(), actor.id());
    if (before.map(AssessmentView::closed).orElse(false)) {
      return Answer.refused(CaseworkRefusal.ASSESSMENT_CLOSED);
    }
    if (before.map(AssessmentView::version).orElse(0) != written.version()) {
      return Answer.refused(CaseworkRefusal.CHANGED_MEANWHILE);
    }
    if (submitted.decided(application.id())) {
      return Answer.refused(CaseworkRefusal.ALREADY_DECIDED);
    }
    Optional<CaseworkRefusal> wrong = amountsWrong(written, application, kind);
    if (wrong.isEmpty() && written.scores().values().stream().anyMatch(s -> !s.given())) {
      wrong = Optional.of(CaseworkRefusal.SCORES_MISSING);
    }
    if (wrong.isEmpty() && close) {
      wrong = unfinished(written, kind);
    }
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    UUID id = upsert(actor, written, close);
    jdbc.sql("delete from casework.score where assessment = ?").param(id).update();
    written
        .scores()
        .forEach((criterion, score) ->
            jdbc.sql(
                    """
                    insert into casework.score (assessment, criterion, points, reason)
                    values (?, ?, ?, ?)
                    """)
                .params(id, criterion, score.points(), score.reason())
                .update());
    if (close) {
      archive.record(
          actor,
          Optional.of(application.administrator()),
          application.subject(),
          "assessment-closed",
          Map.of(
              "points",
              written.thousandths(kind) / 1000.0,
              "full",
              written.full().map(Money::kroner).orElse(0L),
              "reduced",
              written.reduced().map(Money::kroner).orElse(0L)));
    }
    return Answer.allowed(find(application.id(), actor.id()).orElseThrow());
  }

  private UUID upsert(Actor.Person actor, AssessmentView written, boolean close) {
    return jdbc.sql(
            """
            insert into casework.assessment
              (id, version, application, assessor, full_amount, reduced_amount, comment, closed_at)
            values (:id, 1, :application, :assessor, :full, :reduced, :comment, :closed)
            on conflict (application, assessor) do update set
              version = casework.assessment.version + 1, full_amount = excluded.full_amount,
              reduced_amount = excluded.reduced_amount, comment = excluded.comment,
              closed_at = excluded.closed_at
            returning id
            """)
        .param("id", UUID.randomUUID())
        .param("application", written.application().value())
        .param("assessor", actor.id().value())
        .param("full", written.full().map(Money::kroner).orElse(null))
        .param("reduced", written.reduced().map(Money::kroner).orElse(null))
        .param("comment", written.comment())
        .param("closed", close ? OffsetDateTime.now(clock) : null)
        .query(UUID.class)
        .single();
  }

  /** Nobody is given more than was applied for, or than the scheme allows. */
  private static Optional<CaseworkRefusal> amountsWrong(
      AssessmentView written, ApplicationView application, Scheme.Kind kind) {
    for (Money amount :
        java.util.stream.Stream.concat(written.full().stream(), written.reduced().stream())
            .toList()) {
      boolean tooHigh =
          application.amountSought().filter(sought -> amount.compareTo(sought) > 0).isPresent()
              || kind.maximum().filter(most -> amount.compareTo(most) > 0).isPresent()
              || amount.isNegative();
      if (tooHigh) {
        return Optional.of(CaseworkRefusal.AMOUNT_TOO_HIGH);
      }
    }
    boolean upsideDown =
        written.reduced().isPresent()
            && written.full().filter(f -> f.compareTo(written.reduced().get()) > 0).isEmpty();
    return upsideDown ? Optional.of(CaseworkRefusal.REDUCED_NOT_LOWER) : Optional.empty();
  }

  private static Optional<CaseworkRefusal> unfinished(AssessmentView written, Scheme.Kind kind) {
    for (Scheme.AssessmentCriterion criterion : kind.assessment()) {
      AssessmentView.Score score = written.scores().get(criterion.id());
      if (score == null) {
        return Optional.of(CaseworkRefusal.SCORES_MISSING);
      }
      if (score.reason().isBlank()) {
        return Optional.of(CaseworkRefusal.REASON_MISSING);
      }
    }
    return written.full().isEmpty()
        ? Optional.of(CaseworkRefusal.AMOUNT_MISSING)
        : Optional.empty();
  }

  /** Opens an assessment again that its assessor has closed, until the case is decided. */
  @MayCall("the assessor")
  @Transactional
  public Answer<ApplicationId> reopen(Actor.Person actor, ApplicationId id) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    if (submitted.decided(id)) {
      return Answer.refused(CaseworkRefusal.ALREADY_DECIDED);
    }
    jdbc.sql(
            """
            update casework.assessment set closed_at = null, version = version + 1
            where application = ? and assessor = ?
            """)
        .params(id.value(), actor.id().value())
        .update();
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "assessment-reopened",
        Map.of());
    return Answer.allowed(id);
  }

  /** This assessor's assessment of the case. */
  @MayCall("casework, for a case it has checked")
  @Transactional(readOnly = true)
  public Optional<AssessmentView> find(ApplicationId application, PersonId assessor) {
    return of(List.of(application)).stream().filter(a -> a.assessor().equals(assessor)).findFirst();
  }

  /** All assessments of these cases. */
  @MayCall("casework, for cases it has checked")
  @Transactional(readOnly = true)
  public List<AssessmentView> of(Collection<ApplicationId> cases) {
    if (cases.isEmpty()) {
      return List.of();
    }
    Map<UUID, AssessmentView> found = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.*, s.criterion, s.points, s.reason
            from casework.assessment a left join casework.score s on s.assessment = a.id
            where a.application in (:ids) order by a.application, a.id
            """)
        .param("ids", cases.stream().map(ApplicationId::value).toList())
        .query((ResultSet row) -> {
          UUID id = row.getObject("id", UUID.class);
          AssessmentView view = found.get(id);
          if (view == null) {
            view = blank(row);
            found.put(id, view);
          }
          String criterion = row.getString("criterion");
          if (criterion != null) {
            view.scores()
                .put(
                    criterion,
                    new AssessmentView.Score(row.getInt("points"), row.getString("reason")));
          }
        });
    return List.copyOf(found.values());
  }

  /** An assessment whose scores are still to be put in. */
  private static AssessmentView blank(ResultSet row) throws SQLException {
    return new AssessmentView(
        new ApplicationId(row.getObject("application", UUID.class)),
        new PersonId(row.getObject("assessor", UUID.class)),
        row.getInt("version"),
        new LinkedHashMap<>(),
        Optional.ofNullable(row.getObject("full_amount", Long.class)).map(Money::kroner),
        Optional.ofNullable(row.getObject("reduced_amount", Long.class)).map(Money::kroner),
        row.getString("comment"),
        row.getObject("closed_at") != null);
  }
}
