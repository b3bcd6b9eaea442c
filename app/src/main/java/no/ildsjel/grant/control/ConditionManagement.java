package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentConsequences;
import no.ildsjel.grant.reporting.ReportPlan;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an award was given on, each with how it stands; every state it has had is kept. */
@Service
public class ConditionManagement {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;
  private final ReportPlan plan;
  private final PaymentConsequences consequences;
  private final List<ConditionEvidence> evidence;

  ConditionManagement(
      JdbcClient jdbc,
      Clock clock,
      AwardCase cases,
      ReportPlan plan,
      PaymentConsequences consequences,
      List<ConditionEvidence> evidence) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
    this.plan = plan;
    this.consequences = consequences;
    this.evidence = List.copyOf(evidence);
  }

  /**
   * A condition.
   *
   * @param note the officer's words, when somebody has said something about it
   * @param evidence what rooms above know of it
   */
  public record Standing(
      String id,
      LocalText text,
      ConditionState state,
      Optional<String> note,
      Optional<Instant> at,
      List<LocalText> evidence) {}

  private record Said(String condition, ConditionState state, String note, Instant at) {}

  /** The conditions of an award, in the scheme's order. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<Standing> of(AwardView award) {
    Map<String, Said> said =
        jdbc
            .sql(
                """
                select distinct on (condition) * from "grant".condition_state
                where award = ? order by condition, id desc
                """)
            .param(award.id().value())
            .query((row, n) ->
                new Said(
                    row.getString("condition"),
                    ConditionState.valueOf(row.getString("state")),
                    row.getString("note"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
            .list()
            .stream()
            .collect(Collectors.toMap(Said::condition, Function.identity()));
    List<ConditionEvidence.Evidence> known =
        evidence.stream()
            .flatMap(e ->
                e
                    .of(Set.of(award.id()), award.grantYear())
                    .getOrDefault(award.id(), List.of())
                    .stream())
            .toList();
    List<Standing> all = new ArrayList<>();
    for (Scheme.Condition condition : plan.kind(award).conditions()) {
      Optional<Said> last = Optional.ofNullable(said.get(condition.id()));
      all.add(
          new Standing(
              condition.id(),
              condition.text(),
              last.map(Said::state).orElse(ConditionState.OPEN),
              last.map(Said::note),
              last.map(Said::at),
              known.stream()
                  .filter(e -> e.fulfils().equals(condition.id()))
                  .map(ConditionEvidence.Evidence::words)
                  .toList()));
    }
    return all;
  }

  /** Says how it stands. Money waits while a condition is broken (§ 4-1). */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<DecisionId> say(
      Actor.Person actor, DecisionId id, String condition, ConditionState state, String note) {
    AwardView award = cases.require(actor, id, Role.CASE_OFFICER);
    if (note.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    if (plan.kind(award).conditions().stream().noneMatch(c -> c.id().equals(condition))) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    jdbc.sql(
            """
            insert into "grant".condition_state (award, condition, state, note, by, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            id.value(),
            condition,
            state.name(),
            note.strip(),
            actor.id().value(),
            OffsetDateTime.now(clock))
        .update();
    cases.note(
        actor,
        award,
        "condition-" + state.name().toLowerCase(Locale.ROOT),
        Map.of("condition", condition, "note", note.strip()));
    if (state == ConditionState.BROKEN) {
      consequences.hold(actor, id, HoldCause.CONDITION_BROKEN, note.strip(), Optional.empty());
      cases.tell(award, "notice.condition.subject", "notice.condition.body");
    } else if (of(award).stream().noneMatch(s -> s.state() == ConditionState.BROKEN)) {
      consequences.lift(actor, id, HoldCause.CONDITION_BROKEN);
    }
    return Answer.allowed(id);
  }
}
