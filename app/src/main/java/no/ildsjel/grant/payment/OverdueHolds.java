package no.ildsjel.grant.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that waits because a report is late (§ 2-6 first paragraph no. 3). Where all is paid at
 * once, nothing is left of the award the report is about; so every open award of the organisation
 * from the same administrator waits, and each hold names the report. It goes when that comes.
 */
@Service
public class OverdueHolds {

  private static final Actor PROGRAM = new Actor.Program("payments");

  private record Late(DecisionId award, UUID report, String number, int grantYear, LocalDate due) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PaymentStore store;
  private final AwardStore kept;
  private final HoldStore held;
  private final Archive archive;
  private final Texts texts;

  OverdueHolds(
      JdbcClient jdbc,
      Clock clock,
      PaymentStore store,
      AwardStore kept,
      HoldStore held,
      Archive archive,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.store = store;
    this.kept = kept;
    this.held = held;
    this.archive = archive;
    this.texts = texts;
  }

  /** Holds what is to be held today, and lets go of what no longer is. */
  @MayCall("the program, each hour")
  @Transactional
  public void today() {
    place(null);
    settle(PROGRAM);
  }

  /** The same for one award, before money of it goes; true when something was held. */
  boolean hold(DecisionId award) {
    return place(award);
  }

  /**
   * Lets go where the report has come, has got more time, or is not asked for any more. What was
   * lifted by somebody for a report that is late stays lifted.
   */
  @MayCall("reporting, within the act that changes a report")
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(Actor actor) {
    jdbc.sql(
            """
            select h.id, h.award from "grant".hold h
            where h.report is not null and h.lifted_at is null
              and not exists (select 1 from "grant".report r
                where r.id = h.report and r.state in ('OPEN', 'RETURNED') and r.due < ?)
            """)
        .param(LocalDate.now(clock))
        .query((row, n) ->
            Map.entry(
                row.getObject("id", UUID.class),
                new DecisionId(row.getObject("award", UUID.class))))
        .list()
        .forEach(hold -> {
          if (held.lift(hold.getKey(), hold.getValue(), actor.personId().orElse(null))) {
            note(
                actor,
                hold.getValue(),
                "payment-hold-lifted",
                Map.of("hold", hold.getKey().toString()));
          }
        });
  }

  private boolean place(@Nullable DecisionId only) {
    List<Late> late = late(only);
    for (Late one : late) {
      LocalText told = told(one);
      held.place(
          one.award(),
          HoldCause.REPORT_OVERDUE,
          told.in(Language.NB),
          Optional.of(told),
          one.report(),
          null);
      store.sendBack(one.award());
      note(
          PROGRAM,
          one.award(),
          "payment-held",
          Map.of(
              "cause", HoldCause.REPORT_OVERDUE.name(),
              "report", one.report().toString(),
              "reason", told.in(Language.NB)));
    }
    return !late.isEmpty();
  }

  /** Late reports by the awards that wait for them and do not yet. */
  private List<Late> late(@Nullable DecisionId only) {
    return jdbc.sql(
            """
            select a.decision, r.id, about.number, r.grant_year, r.due
            from "grant".report r
            join "grant".award about on about.decision = r.award
            join "grant".award a on a.organisation = r.organisation
              and a.administrator = r.administrator
            where r.state in ('OPEN', 'RETURNED') and r.due < :today
              and (cast(:only as uuid) is null or a.decision = :only)
              and not exists (select 1 from "grant".closing c where c.award = a.decision)
              and (exists (select 1 from "grant".payment p
                  where p.award = a.decision and p.state not in ('PAID', 'CANCELLED'))
                or a.years > (select count(*) from "grant".award_year y
                  where y.award = a.decision))
              and not exists (select 1 from "grant".hold h
                where h.award = a.decision and h.report = r.id
                  and (h.lifted_at is null
                    or (h.placed_at at time zone 'Europe/Oslo')::date > r.due))
            order by r.due, r.id, a.decision
            """)
        .param("today", LocalDate.now(clock))
        .param("only", only == null ? null : only.value())
        .query((row, n) ->
            new Late(
                new DecisionId(row.getObject("decision", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getInt("grant_year"),
                row.getObject("due", LocalDate.class)))
        .list();
  }

  private LocalText told(Late late) {
    return texts.inAll(
        "report.overdue.reason",
        language ->
            new Object[] {
              Integer.toString(late.grantYear()), Writing.day(late.due(), language), late.number()
            });
  }

  private void note(Actor actor, DecisionId id, String act, Map<String, ?> payload) {
    AwardView award = kept.award(id).orElseThrow();
    archive.record(actor, Optional.of(award.administrator()), award.subject(), act, payload);
  }
}
