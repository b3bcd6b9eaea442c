package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "This does not work well": said by either side, to the officer alone. */
@Service
public class Troubles {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final Pairs pairs;
  private final Cohorts cohorts;
  private final Keys keys;

  Troubles(
      JdbcClient jdbc, Clock clock, PairCircle circle, Pairs pairs, Cohorts cohorts, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.pairs = pairs;
    this.cohorts = cohorts;
    this.keys = keys;
  }

  /**
   * Says so. The other side is not told; said twice with the same id is said once.
   *
   * @param reach a telephone number or an address the person wants to be reached at, or nothing
   */
  @MayCall("whoever acts for one of the two organisations")
  @Transactional
  public Answer<UUID> say(Actor.Person actor, PairId pairId, UUID id, String words, String reach) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.state().open()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (words.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    int added =
        jdbc.sql(
                """
                insert into support.pair_trouble (id, pair, side, words, by, at, reach)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """)
            .params(
                id,
                pairId.value(),
                circle.side(actor, pair).name(),
                keys.seal(thing(pairId), PairNotes.kept(words)),
                actor.id().value(),
                OffsetDateTime.now(clock))
            .param(reach.isBlank() ? null : keys.seal(thing(pairId), PairNotes.kept(reach)))
            .update();
    if (added > 0) {
      circle.note(actor, pair, "pair-trouble-said", Map.of());
    }
    return Answer.allowed(id);
  }

  /**
   * What one has said oneself, and what the officer has agreed. Others of the same organisation see
   * nothing of it: it may be about them.
   */
  @MayCall("whoever said it")
  @Transactional(readOnly = true)
  public List<Trouble> said(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    return jdbc.sql("select * from support.pair_trouble where pair = ? and by = ? order by at desc")
        .params(pair.id().value(), actor.id().value())
        .query((row, n) -> trouble(row))
        .list();
  }

  /** What has been said in a cohort, what waits first. */
  @MayCall("a case officer of the administrator")
  @Transactional(readOnly = true)
  public List<Trouble> of(Actor.Person actor, CallId call) {
    if (cohorts.handledBy(actor, call).isEmpty()) {
      throw new AccessDeniedException("Only officers of the administrator");
    }
    return jdbc.sql(
            """
            select t.* from support.pair_trouble t join support.pair p on p.id = t.pair
            where p.cohort = ? and p.participant <> all (?)
            order by t.next_step is not null, t.at desc
            """)
        .param(call.value())
        .param(
            cohorts.blockedFor(actor, call).stream()
                .map(OrganisationNumber::value)
                .toArray(String[]::new))
        .query((row, n) -> trouble(row))
        .list();
  }

  /** How many wait in the cohorts the officer handles. */
  @MayCall("a case officer")
  @Transactional(readOnly = true)
  public int waiting(Actor.Person actor) {
    return jdbc.sql(
            """
            select count(*) from support.pair_trouble t
            join support.pair p on p.id = t.pair
            join support.cohort c on c.call = p.cohort
            where c.administrator = any (?) and t.next_step is null
            """)
        .param(
            actor.administrators().stream()
                .filter(a -> actor.has(Role.CASE_OFFICER, a))
                .map(AdministratorId::value)
                .toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  /** "I will get in touch": whoever said it learns who will, and when that was said. */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<UUID> take(Actor.Person actor, UUID id) {
    Trouble trouble = hold(actor, id);
    Pair pair = pairs.handledBy(actor, trouble.pair()).orElseThrow();
    if (trouble.taken().isPresent() || trouble.step().isPresent()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    jdbc.sql("update support.pair_trouble set taken_by = ?, taken_at = ? where id = ?")
        .params(actor.id().value(), OffsetDateTime.now(clock), id)
        .update();
    circle.note(actor, pair, "pair-trouble-taken", Map.of());
    circle.tell(pair, trouble.by(), "notice.trouble-taken.");
    return Answer.allowed(id);
  }

  /** Held until the act is done, for an officer who may handle the pair. */
  private Trouble hold(Actor.Person actor, UUID id) {
    return jdbc.sql("select * from support.pair_trouble where id = ? for update")
        .param(id)
        .query((row, n) -> trouble(row))
        .optional()
        .filter(t -> pairs.handledBy(actor, t.pair()).isPresent())
        .orElseThrow(() -> new AccessDeniedException("Only officers of the administrator"));
  }

  /**
   * Notes what has been agreed. What ends an agreement that runs is refused here: it is done by
   * {@link #end}, by whoever has read what that means.
   */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<UUID> agree(Actor.Person actor, UUID id, Trouble.Step step) {
    Trouble trouble = hold(actor, id);
    Pair pair = pairs.handledBy(actor, trouble.pair()).orElseThrow();
    if (trouble.step().isPresent()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (step.ending().isPresent() && pair.canEnd()) {
      return Answer.refused(SupportRefusal.END_FIRST);
    }
    return Answer.allowed(note(actor, pair, id, step));
  }

  /** Ends the agreement in which this was said, and notes it as what was agreed. */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<PairState> end(Actor.Person actor, UUID id, Ending ending) {
    Trouble trouble = hold(actor, id);
    Pair pair = pairs.handledBy(actor, trouble.pair()).orElseThrow();
    if (trouble.step().isPresent()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    Answer<PairState> ended = pairs.end(actor, pair.id(), ending);
    if (ended.isAllowed()) {
      note(
          actor,
          pair,
          id,
          ending == Ending.REPLACED ? Trouble.Step.OTHER_MENTOR : Trouble.Step.END);
    }
    return ended;
  }

  private UUID note(Actor.Person actor, Pair pair, UUID id, Trouble.Step step) {
    jdbc.sql(
            """
            update support.pair_trouble set next_step = ?, handled_by = ?, handled_at = ?
            where id = ?
            """)
        .params(step.name(), actor.id().value(), OffsetDateTime.now(clock), id)
        .update();
    circle.note(actor, pair, "pair-trouble-handled", Map.of("step", step.name()));
    return id;
  }

  private Trouble trouble(ResultSet row) throws SQLException {
    PairId pair = new PairId(row.getObject("pair", UUID.class));
    return new Trouble(
        row.getObject("id", UUID.class),
        pair,
        Side.valueOf(row.getString("side")),
        keys.open(thing(pair), row.getBytes("words")).orElse(""),
        new PersonId(row.getObject("by", UUID.class)),
        Optional.ofNullable(row.getBytes("reach"))
            .flatMap(sealed -> keys.open(thing(pair), sealed))
            .orElse(""),
        moment(row, "at"),
        taken(row),
        Optional.ofNullable(row.getString("next_step")).map(Trouble.Step::valueOf));
  }

  private static Optional<Trouble.Taken> taken(ResultSet row) throws SQLException {
    UUID by = row.getObject("taken_by", UUID.class);
    return by == null
        ? Optional.empty()
        : Optional.of(new Trouble.Taken(new PersonId(by), moment(row, "taken_at")));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Sealed apart from what the two write to each other, since officers read it. */
  static String thing(PairId pair) {
    return "trouble:" + pair;
  }
}
