package no.ildsjel.grant.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.PayDuties;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits with awards, for the home pages of those who follow them up. */
@Service
public class WaitingAwards {

  private final JdbcClient jdbc;
  private final Clock clock;

  WaitingAwards(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How many awards wait for the same thing, and one of them. */
  public record Pile(int count, Optional<DecisionId> first) {}

  /**
   * What waits.
   *
   * @param reports how many reports have come and not been answered
   * @param changes where something was told and not answered
   * @param written where the organisation had the last word on a report, or answered a control
   * @param late where a repayment has not come in time
   * @param toDecide where a claim, a carry-over or a later year can be decided, or what another has
   *     noted as paid back confirmed
   * @param toAssess where a simplified application for a later year has come
   */
  public record Waiting(
      int reports, Pile changes, Pile written, Pile late, Pile toDecide, Pile toAssess) {}

  /** What waits, also of what the actor may not see; in one look, since it is for the home page. */
  @MayCall("case officers and approvers, for their own administrators")
  @Transactional(readOnly = true)
  public Waiting of(Actor.Person actor) {
    return jdbc.sql(
            """
            with own as (
              select decision from "grant".award where administrator = any(:officer)),
            changes as (
              select distinct award from "grant".change_notice
              where answer is null and administrator = any(:officer)
                and not exists (select 1 from "grant".acceptance d
                  where d.decision = change_notice.award and not d.accepted
                    and not exists (select 1 from "grant".award a
                      where a.decision = d.decision))),
            written as (
              select r.award from "grant".report r
              where r.award in (select decision from own) and r.state <> 'APPROVED'
                and (select not m.officer from "grant".report_message m
                  where m.report = r.id order by m.id desc limit 1)
              union
              select award from "grant".control
              where award in (select decision from own) and state in ('OPEN', 'NOTICED')
                and answer is not null),
            late as (
              select distinct c.award from "grant".claim c
              join "grant".instalment i on i.claim = c.id
              where c.award in (select decision from own) and i.paid_on is null
                and i.noted_by is null and i.due < :today),
            approved as (
              select decision from "grant".award where administrator = any(:approver)),
            decide as (
              select award from "grant".control
              where award in (select decision from approved) and state = 'NOTICED'
                and (answer is not null or answer_by < :today)
              union
              select n.award from "grant".ending_notice n
              where n.award in (select decision from approved)
                and (n.answer is not null or n.answer_by < :today)
                and not exists (select 1 from "grant".closing c where c.award = n.award)
              union
              select c.award from "grant".claim c
              join "grant".instalment i on i.claim = c.id
              where c.award in (select decision from approved) and i.paid_on is null
                and i.noted_by <> :me
              union
              select award from "grant".unused_money
              where award in (select decision from approved) and granted is null
              union
              select p.award from "grant".payment p
              where p.award in (select decision from approved) and p.state = 'PAID'
                and p.back_noted_by <> :me
              union
              select v.award from "grant".yearly_assessment v
              where v.award in (select decision from approved) and v.met
                and v.sequence = coalesce((select max(sequence) from "grant".simplified_submission s
                  where s.award = v.award and s.grant_year = v.grant_year), 0)
                and not exists (select 1 from "grant".yearly_assessment w
                  where w.award = v.award and w.grant_year = v.grant_year
                    and w.sequence = v.sequence and w.at > v.at)
                and not exists (select 1 from "grant".award_year y
                  where y.award = v.award and y.grant_year = v.grant_year)
                and not exists (select 1 from "grant".closing c where c.award = v.award)),
            assess as (
              select s.award from (
                select award, grant_year, max(sequence) as sequence
                from "grant".simplified_submission group by award, grant_year
                union all
                select award, grant_year, 0 from "grant".next_year) s
              where s.award in (select decision from own)
                and not exists (select 1 from "grant".yearly_assessment v
                  where v.award = s.award and v.grant_year = s.grant_year
                    and v.sequence = s.sequence)
                and not exists (select 1 from "grant".award_year y
                  where y.award = s.award and y.grant_year = s.grant_year)
                and not exists (select 1 from "grant".closing c where c.award = s.award))
            select (select count(*)::int from "grant".report
                where administrator = any(:officer) and state = 'SENT') as reports,
              (select count(*)::int from changes) as changes,
              (select award from changes limit 1) as changes_first,
              (select count(*)::int from written) as written,
              (select award from written limit 1) as written_first,
              (select count(*)::int from late) as late,
              (select award from late limit 1) as late_first,
              (select count(*)::int from decide) as decide,
              (select award from decide limit 1) as decide_first,
              (select count(*)::int from assess) as assess,
              (select award from assess limit 1) as assess_first
            """)
        .param("officer", administrators(actor, Role.CASE_OFFICER))
        .param("approver", administrators(actor, Role.APPROVER))
        .param("me", actor.id().value())
        .param("today", LocalDate.now(clock))
        .query((row, n) ->
            new Waiting(
                row.getInt("reports"),
                pile(row, "changes"),
                pile(row, "written"),
                pile(row, "late"),
                pile(row, "decide"),
                pile(row, "assess")))
        .single();
  }

  /**
   * What an organisation has to know of or do.
   *
   * @param held money waits
   * @param asked a control or a notice waits for an answer
   * @param owed something is to be paid back
   * @param pays there is pay in a book, which may ask for something
   */
  public record Own(
      Optional<DecisionId> held,
      Optional<DecisionId> asked,
      Optional<DecisionId> owed,
      boolean pays) {}

  /** The same for an organisation's home page, in one look. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Own of(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            with own as (select decision from "grant".award where organisation = :organisation)
            select
              (select h.award from "grant".hold h join own on own.decision = h.award
                where h.lifted_at is null order by h.placed_at limit 1) as held,
              (select asked.award from (
                  select c.award, c.opened_at as at from "grant".control c
                  where c.state in ('OPEN', 'NOTICED') and c.answer is null
                  union all
                  select n.award, n.at from "grant".ending_notice n
                  where n.answer is null
                    and not exists (select 1 from "grant".closing e where e.award = n.award)) asked
                join own on own.decision = asked.award order by asked.at limit 1) as asked,
              (select c.award from "grant".claim c join own on own.decision = c.award
                join "grant".instalment i on i.claim = c.id
                where i.paid_on is null order by i.due limit 1) as owed,
              exists (select 1 from "grant".pay_line p join own on own.decision = p.award
                where p.paid_on >= :since and not exists (
                  select 1 from "grant".cash_line l where l.award = p.award
                    and l.source = 'pay:' || p.id || ':PAY' and l.struck)) as pays
            """)
        .param("organisation", organisation.value())
        .param("since", LocalDate.now(clock).minusYears(PayDuties.YEARS_BACK))
        .query((row, n) ->
            new Own(
                award(row, "held"),
                award(row, "asked"),
                award(row, "owed"),
                row.getBoolean("pays")))
        .single();
  }

  private static Optional<DecisionId> award(ResultSet row, String name) throws SQLException {
    return Optional.ofNullable(row.getObject(name, UUID.class)).map(DecisionId::new);
  }

  private static Pile pile(ResultSet row, String name) throws SQLException {
    return new Pile(row.getInt(name), award(row, name + "_first"));
  }

  private static String[] administrators(Actor.Person actor, Role role) {
    return actor.administrators().stream()
        .filter(a -> actor.has(role, a))
        .map(AdministratorId::value)
        .toArray(String[]::new);
  }
}
