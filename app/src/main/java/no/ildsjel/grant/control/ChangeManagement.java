package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Something has changed" (§ 3-4): a few words from the organisation, seen and answered. */
@Service
public class ChangeManagement {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AwardCase cases;

  ChangeManagement(JdbcClient jdbc, Clock clock, AwardCase cases) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cases = cases;
  }

  /**
   * A change that was told.
   *
   * @param answer the officer's words, once somebody has seen it
   */
  public record Change(
      UUID id,
      DecisionId award,
      ChangeKind kind,
      String words,
      Instant at,
      Optional<String> answer) {

    /** True when it asks for the award to end, and nobody has answered: an answer settles it. */
    public boolean asksToEnd() {
      return kind == ChangeKind.END && answer.isEmpty();
    }
  }

  /** Tells of a change. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<UUID> tell(Actor.Person actor, DecisionId id, ChangeKind kind, String words) {
    AwardView award =
        unanswered(actor, id)
            .filter(a -> actor.mandates().contains(a.organisation()))
            .orElseGet(() -> cases.own(actor, id));
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    UUID change = UUID.randomUUID();
    jdbc.sql(
            """
            insert into "grant".change_notice (id, award, administrator, kind, words, by, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            change,
            id.value(),
            award.administrator().value(),
            kind.name(),
            words.strip(),
            actor.id().value(),
            OffsetDateTime.now(clock))
        .update();
    cases.note(
        actor,
        award,
        kind == ChangeKind.APPEAL ? "appeal-received" : "change-told",
        Map.of("kind", kind.name(), "words", words.strip()));
    return Answer.allowed(change);
  }

  /** Says that it has been seen, and what it means for the award. */
  @MayCall("a case officer of the administrator without ties to the organisation")
  @Transactional
  public Answer<UUID> answer(Actor.Person actor, DecisionId id, UUID change, String words) {
    AwardView award =
        unanswered(actor, id)
            .filter(a -> actor.has(Role.CASE_OFFICER, a.administrator()))
            .filter(a -> !actor.mandates().contains(a.organisation()))
            .orElseGet(() -> cases.require(actor, id, Role.CASE_OFFICER));
    if (words.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    boolean answered =
        jdbc.sql(
                    """
                    update "grant".change_notice set answer = ?, seen_by = ?, seen_at = ?
                    where id = ? and award = ? and answer is null
                    """)
                .params(
                    words.strip(),
                    actor.id().value(),
                    OffsetDateTime.now(clock),
                    change,
                    id.value())
                .update()
            == 1;
    if (!answered) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    cases.note(
        actor,
        award,
        "change-answered",
        Map.of("change", change.toString(), "words", words.strip()));
    cases.tell(award, "notice.change.subject", "notice.change.body");
    return Answer.allowed(change);
  }

  /** An award that waits for the organisation's yes or no; something may have changed by then. */
  @MayCall("the organisation's people, and officers without ties to it")
  @Transactional(readOnly = true)
  public Optional<AwardView> unanswered(Actor.Person actor, DecisionId id) {
    return cases.unanswered(actor, id);
  }

  /** What has been told of an award, the first first. */
  @MayCall("both sides, through pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<Change> of(DecisionId award) {
    return jdbc.sql("select * from \"grant\".change_notice where award = ? order by at, id")
        .param(award.value())
        .query((row, n) ->
            new Change(
                row.getObject("id", UUID.class),
                award,
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("answer"))))
        .list();
  }
}
