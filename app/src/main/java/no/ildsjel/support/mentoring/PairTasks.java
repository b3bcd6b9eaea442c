package no.ildsjel.support.mentoring;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
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
 * Tasks in small bits, which can be handed over within the organisation and moved without guilt.
 */
@Service
public class PairTasks {

  private static final String TWO = "whoever acts for one of the two organisations";

  /** How many days "we need air" gives. */
  public static final int AIR = 14;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final People people;
  private final Keys keys;

  PairTasks(JdbcClient jdbc, Clock clock, PairCircle circle, People people, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.people = people;
    this.keys = keys;
  }

  /**
   * Adds a task; added twice with the same id is added once.
   *
   * @param id made with the page
   * @param holder who takes it on, of those who act for that side
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> add(
      Actor.Person actor,
      PairId pairId,
      UUID id,
      Side side,
      Optional<PersonId> holder,
      String words,
      LocalDate due) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (words.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    jdbc.sql(
            """
            insert into support.pair_task (id, pair, words, side, holder, due, at)
            values (:id, :pair, :words, :side, :holder, :due, :at) on conflict (id) do nothing
            """)
        .param("id", id)
        .param("pair", pairId.value())
        .param("words", keys.seal(pairId.thing(), PairNotes.kept(words)))
        .param("side", side.name())
        .param(
            "holder",
            holder.filter(h -> members(pair, side).contains(h)).map(PersonId::value).orElse(null))
        .param("due", due)
        .param("at", OffsetDateTime.now(clock))
        .update();
    return Answer.allowed(id);
  }

  /** Hands a task over to somebody else on the same side. */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> handOver(Actor.Person actor, PairId pairId, UUID id, PersonId to) {
    Pair pair = circle.hold(actor, pairId);
    Side side = circle.side(actor, pair);
    if (!members(pair, side).contains(to)) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    int handed =
        jdbc.sql(
                """
                update support.pair_task set holder = ?
                where id = ? and pair = ? and side = ? and done_at is null
                """)
            .params(to.value(), id, pairId.value(), side.name())
            .update();
    if (handed == 0) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    return Answer.allowed(id);
  }

  /** Notes a task as done, or as not done after all. */
  @MayCall(TWO)
  @Transactional
  public void done(Actor.Person actor, PairId pairId, UUID id, boolean done) {
    Pair pair = circle.hold(actor, pairId);
    jdbc.sql(
            """
            update support.pair_task set done_at = cast(:at as timestamptz)
            where id = :id and pair = :pair and side = :side
            """)
        .param("at", done ? OffsetDateTime.now(clock) : null)
        .param("id", id)
        .param("pair", pairId.value())
        .param("side", circle.side(actor, pair).name())
        .update();
  }

  /**
   * "We need air": moves all that the actor's side has left by two weeks. Nobody is asked why; the
   * mentor is told first, so that somebody calls.
   *
   * @return how many tasks were moved
   */
  @MayCall(TWO)
  @Transactional
  public Answer<Integer> air(Actor.Person actor, PairId pairId) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    Side side = circle.side(actor, pair);
    LocalDate today = LocalDate.now(clock);
    int moved =
        jdbc.sql(
                """
                update support.pair_task
                set due = greatest(due, :today) + :days, moved = moved + 1, moved_on = :today
                where pair = :pair and side = :side and done_at is null
                  and moved_on is distinct from :today
                """)
            .param("today", today)
            .param("days", AIR)
            .param("pair", pairId.value())
            .param("side", side.name())
            .update();
    if (moved == 0) {
      return Answer.allowed(0);
    }
    circle.note(actor, pair, "pair-needs-air", Map.of());
    circle.tell(pair, side.other(), "notice.pair-air.", language -> new Object[] {pair.name(side)});
    return Answer.allowed(moved);
  }

  /** A pair's tasks, those left first, by day. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<PairTask> of(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    Map<Side, Set<PersonId>> members =
        Map.of(
            Side.PARTICIPANT, members(pair, Side.PARTICIPANT),
            Side.MENTOR, members(pair, Side.MENTOR));
    return jdbc.sql(
            """
            select * from support.pair_task where pair = ?
            order by done_at is not null, due, id
            """)
        .param(pair.id().value())
        .query((row, n) -> {
          Side side = Side.valueOf(row.getString("side"));
          return new PairTask(
              row.getObject("id", UUID.class),
              keys.open(pair.id().thing(), row.getBytes("words")).orElse(""),
              side,
              Optional.ofNullable(row.getObject("holder", UUID.class))
                  .map(PersonId::new)
                  // whoever has left the organisation has left the task too
                  .filter(h -> members.getOrDefault(side, Set.of()).contains(h)),
              row.getObject("due", LocalDate.class),
              row.getInt("moved"),
              Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant));
        })
        .list();
  }

  /** A task that is left, and the pair it is of. */
  public record Left(PairId pair, String words, LocalDate due) {}

  /** What is left for the actor's own side of some pairs, by day. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<Left> left(Actor.Person actor, List<Pair> pairs) {
    Map<PairId, Side> own =
        pairs.stream().collect(Collectors.toMap(Pair::id, p -> circle.side(actor, p)));
    return jdbc
        .sql(
            """
            select pair, side, words, due from support.pair_task
            where pair = any (?) and done_at is null order by due, id
            """)
        .param(own.keySet().stream().map(PairId::value).toArray(UUID[]::new))
        .query((row, n) -> {
          Pair pair = pair(pairs, new PairId(row.getObject("pair", UUID.class)));
          return Side.valueOf(row.getString("side")) == own.get(pair.id())
              ? Optional.of(
                  new Left(
                      pair.id(),
                      keys.open(pair.id().thing(), row.getBytes("words")).orElse(""),
                      row.getObject("due", LocalDate.class)))
              : Optional.<Left>empty();
        })
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Pair pair(List<Pair> pairs, PairId id) {
    return pairs.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private Set<PersonId> members(Pair pair, Side side) {
    return people.actingFor(pair.on(side)).stream()
        .map(PersonView::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
