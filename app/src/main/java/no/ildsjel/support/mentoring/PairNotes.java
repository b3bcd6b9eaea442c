package no.ildsjel.support.mentoring;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the two of a pair write for each other, sealed with the pair's own key. There is no way in
 * for officers, for whoever runs the installation, or for exports of a case.
 */
@Service
public class PairNotes {

  private static final String TWO = "whoever acts for one of the two organisations";

  /** The longest note, in characters. */
  public static final int LONGEST = 4_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final Keys keys;

  PairNotes(JdbcClient jdbc, Clock clock, PairCircle circle, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.keys = keys;
  }

  /**
   * Writes a note while the agreement runs; written twice with the same id is written once.
   *
   * @param id made with the page
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> write(
      Actor.Person actor, PairId pairId, UUID id, PairNote.Kind kind, String words) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (words.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    jdbc.sql(
            """
            insert into support.pair_note (id, pair, kind, side, by, at, words)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
            """)
        .params(
            id,
            pairId.value(),
            kind.name(),
            circle.side(actor, pair).name(),
            actor.id().value(),
            OffsetDateTime.now(clock),
            keys.seal(pairId.thing(), kept(words)))
        .update();
    return Answer.allowed(id);
  }

  /** Words as they are kept: no longer than the longest. */
  static String kept(String words) {
    String stripped = words.strip();
    return stripped.substring(0, Math.min(stripped.length(), LONGEST));
  }

  /** Takes away a note one has written oneself. */
  @MayCall("whoever wrote it")
  @Transactional
  public void remove(Actor.Person actor, PairId pairId, UUID id) {
    circle.hold(actor, pairId);
    jdbc.sql("delete from support.pair_note where id = ? and pair = ? and by = ?")
        .params(id, pairId.value(), actor.id().value())
        .update();
  }

  /** Everything the two have written, the newest first. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<PairNote> of(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    return jdbc.sql("select * from support.pair_note where pair = ? order by at desc, id")
        .param(pair.id().value())
        .query((row, n) ->
            new PairNote(
                row.getObject("id", UUID.class),
                PairNote.Kind.valueOf(row.getString("kind")),
                Side.valueOf(row.getString("side")),
                Optional.ofNullable(row.getObject("by", UUID.class)).map(PersonId::new),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                keys.open(pair.id().thing(), row.getBytes("words")).orElse("")))
        .list();
  }
}
