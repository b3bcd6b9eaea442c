package no.ildsjel.grant.control;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionIssued;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days of an award that an organisation is reminded of: to accept it, to write for a later year, to
 * pay back a part, to answer a notice. Bears being asked twice for the same day, and days that were
 * missed; reports and duties of pay have reminders of their own.
 */
@Service
public class AwardDays {

  /** What is reminded of, and how many days before and after its day. */
  private enum Kind {
    LATER_YEAR(List.of(30, 7, 1), List.of(1, 14)),
    INSTALMENT(List.of(14, 3), List.of(3, 21)),
    NOTICE(List.of(7, 1), List.of()),
    ENDING(List.of(180, 60), List.of()),
    /** Its day is the day it was decided: there is no last day for it. */
    ACCEPTANCE(List.of(), List.of(7, 21));

    private final List<Integer> before;
    private final List<Integer> after;

    Kind(List<Integer> before, List<Integer> after) {
      this.before = before;
      this.after = after;
    }

    /** The last whose day has come; those before it are not sent afterwards. */
    Optional<String> which(long left) {
      return left >= 0
          ? before.stream().filter(d -> left <= d).min(Integer::compare).map(d -> "before-" + d)
          : after.stream().filter(d -> -left >= d).max(Integer::compare).map(d -> "after-" + d);
    }
  }

  private static final int LONGEST_BEFORE = 30;
  private static final int LONGEST_BEFORE_END = 180;
  private static final int LONGEST_AFTER = 90;

  private record Due(
      Kind kind, String about, OrganisationNumber organisation, LocalDate day, String path) {}

  private final JdbcClient jdbc;
  private final SimplifiedApplicationStore later;
  private final NextYearPlan plan;
  private final Decisions decisions;
  private final AcceptanceManagement acceptance;
  private final Notifications notifications;
  private final Texts texts;
  private final Clock clock;

  AwardDays(
      JdbcClient jdbc,
      SimplifiedApplicationStore later,
      NextYearPlan plan,
      Decisions decisions,
      AcceptanceManagement acceptance,
      Notifications notifications,
      Texts texts,
      Clock clock) {
    this.jdbc = jdbc;
    this.later = later;
    this.plan = plan;
    this.decisions = decisions;
    this.acceptance = acceptance;
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void look(DecisionIssued event) {
    DecisionView decision = decisions.find(event.decision()).orElseThrow();
    if (acceptance.byLetter(decision)) {
      jdbc.sql("insert into \"grant\".to_accept values (?, ?) on conflict do nothing")
          .params(decision.id().value(), decision.at().atZone(Writing.OSLO).toLocalDate())
          .update();
    }
  }

  /** Does what today asks for; how many reminders went. */
  @MayCall("the program, each hour")
  @Transactional
  public int today() {
    later.unplanned().forEach(plan::make);
    LocalDate today = LocalDate.now(clock);
    LocalDate from = today.minusDays(LONGEST_AFTER);
    LocalDate to = today.plusDays(LONGEST_BEFORE);
    int reminders = 0;
    for (List<Due> all :
        List.of(
            laterYears(from, to),
            instalments(from, to),
            notices(today, to),
            ends(today, today.plusDays(LONGEST_BEFORE_END)),
            toAccept(from))) {
      for (Due due : all) {
        reminders += remind(due, today) ? 1 : 0;
      }
    }
    return reminders;
  }

  private List<Due> laterYears(LocalDate from, LocalDate to) {
    return later.missing(from, to).stream()
        .map(a ->
            new Due(
                Kind.LATER_YEAR,
                a.award() + "/" + a.grantYear(),
                a.organisation(),
                a.due(),
                "/tilskudd/" + a.award() + "/oppfolging"))
        .toList();
  }

  private List<Due> instalments(LocalDate from, LocalDate to) {
    return due(
        Kind.INSTALMENT,
        """
        select i.id::text as about, a.decision, a.organisation, i.due as day
        from "grant".instalment i
        join "grant".claim c on c.id = i.claim join "grant".award a on a.decision = c.award
        where i.paid_on is null and i.noted_by is null and i.due between ? and ?
        """,
        from,
        to);
  }

  private List<Due> notices(LocalDate from, LocalDate to) {
    return due(
        Kind.NOTICE,
        """
        select n.about, a.decision, a.organisation, n.day
        from (
          select c.id::text as about, c.award, c.answer_by as day from "grant".control c
          where c.state = 'NOTICED' and c.answer is null
          union all
          select 'ending:' || e.award, e.award, e.answer_by from "grant".ending_notice e
          where e.answer is null
            and not exists (select 1 from "grant".closing x where x.award = e.award)) n
        join "grant".award a on a.decision = n.award
        where n.day between ? and ?
        """,
        from,
        to);
  }

  private List<Due> ends(LocalDate from, LocalDate to) {
    return due(
        Kind.ENDING,
        """
        select 'end:' || a.decision as about, a.decision, a.organisation,
          make_date(a.grant_year + a.years - 1, 12, 31) as day
        from "grant".award a
        where make_date(a.grant_year + a.years - 1, 12, 31) between ? and ?
          and exists (select 1 from "grant".acceptance x
            where x.decision = a.decision and x.accepted)
          and not exists (select 1 from "grant".closing x where x.award = a.decision)
        """,
        from,
        to);
  }

  private List<Due> due(Kind kind, String sql, LocalDate from, LocalDate to) {
    return jdbc.sql(sql)
        .params(from, to)
        .query((row, n) ->
            new Due(
                kind,
                row.getString("about"),
                new OrganisationNumber(row.getString("organisation")),
                row.getObject("day", LocalDate.class),
                "/tilskudd/"
                    + row.getString("decision")
                    + (kind == Kind.ENDING ? "/etter" : "/oppfolging")))
        .list();
  }

  private List<Due> toAccept(LocalDate from) {
    return jdbc
        .sql(
            """
            select decision, since from "grant".to_accept t where since >= ?
              and not exists (select 1 from "grant".acceptance a where a.decision = t.decision)
            """)
        .param(from)
        .query((row, n) ->
            new Waiting(
                new DecisionId(row.getObject("decision", UUID.class)),
                row.getObject("since", LocalDate.class)))
        .list()
        .stream()
        .map(w -> {
          DecisionView decision = decisions.find(w.decision()).orElseThrow();
          return new Due(
              Kind.ACCEPTANCE,
              w.decision().toString(),
              decision.application().organisation(),
              w.since(),
              "/tilsagn/" + w.decision() + "/aksept");
        })
        .toList();
  }

  private record Waiting(DecisionId decision, LocalDate since) {}

  private boolean remind(Due due, LocalDate today) {
    long left = ChronoUnit.DAYS.between(today, due.day());
    Optional<String> which = due.kind().which(left);
    if (which.isEmpty() || !first(due, which.get())) {
      return false;
    }
    String key = "notice." + due.kind().name() + (left >= 0 ? ".before" : ".after");
    notifications.tell(
        due.organisation(),
        person ->
            new Notice(
                Optional.of(due.organisation()),
                texts.text(
                    person.language(), key + ".subject", Writing.day(due.day(), person.language())),
                texts.text(person.language(), key + ".body"),
                Optional.of(due.path())));
    return true;
  }

  /** False when that reminder has gone before. */
  private boolean first(Due due, String which) {
    return jdbc.sql("insert into \"grant\".reminder values (?, ?, ?) on conflict do nothing")
            .params(due.about(), due.kind() + "-" + which, due.day())
            .update()
        == 1;
  }

  @Configuration
  static class EachHour {

    @Bean
    RecurringTask<Void> awardsOfTheDay(AwardDays days) {
      return Tasks.recurring("award-days", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.today());
    }
  }
}
