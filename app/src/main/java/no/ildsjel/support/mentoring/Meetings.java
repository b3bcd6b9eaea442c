package no.ildsjel.support.mentoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meetings of a pair: booked within its agreement, one at a time, moved, called off. One that
 * was held without having been booked can be booked afterwards. Where and about what is sealed for
 * the two.
 */
@Service
public class Meetings {

  private static final String TWO = "whoever acts for one of the two organisations";

  /** The shortest one can be, in minutes. */
  public static final int SHORTEST = 5;

  /** The longest one can be, and prepare for, in minutes. */
  public static final int LONGEST = 600;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final Keys keys;
  private final MeetingStore store;

  Meetings(JdbcClient jdbc, Clock clock, PairCircle circle, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.keys = keys;
    this.store = new MeetingStore(jdbc, clock, keys);
  }

  /** When, how and where. */
  public record Plan(
      Instant starts, int minutes, Meeting.Way way, String place, Optional<String> idea) {

    Instant ends() {
      return starts.plus(Duration.ofMinutes(minutes));
    }
  }

  /**
   * Books a meeting; booked twice with the same id is booked once.
   *
   * @param id made with the page
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> book(Actor.Person actor, PairId pairId, UUID id, Plan plan) {
    Pair pair = circle.hold(actor, pairId);
    Optional<SupportRefusal> refusal = refusal(pair, id, plan);
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    int added =
        jdbc.sql(
                """
                insert into support.meeting
                  (id, pair, starts, minutes, way, place, idea, state, booked_by, changed_at)
                values (:id, :pair, :starts, :minutes, :way, :place, :idea, 'BOOKED', :by, :at)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("pair", pairId.value())
            .param("starts", at(plan.starts()))
            .param("minutes", plan.minutes())
            .param("way", plan.way().name())
            .param("place", keys.seal(pairId.thing(), plan.place().strip()))
            .param(
                "idea",
                plan.idea().map(idea -> keys.seal(pairId.thing(), idea)).orElse(null),
                java.sql.Types.BINARY)
            .param("by", actor.id().value())
            .param("at", at(clock.instant()))
            .update();
    if (added > 0) {
      circle.note(actor, pair, "meeting-booked", Map.of("starts", plan.starts().toString()));
      tell(pair, circle.side(actor, pair).other(), "notice.meeting-booked.", plan.starts());
    }
    return Answer.allowed(id);
  }

  /** Moves a booked meeting. */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> move(Actor.Person actor, PairId pairId, UUID id, Plan plan) {
    Pair pair = circle.hold(actor, pairId);
    Optional<SupportRefusal> refusal = refusal(pair, id, plan);
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    int moved =
        jdbc.sql(
                """
                update support.meeting set starts = :starts, minutes = :minutes, way = :way,
                  place = :place, sequence = sequence + 1, changed_at = :at
                where id = :id and pair = :pair and state = 'BOOKED'
                """)
            .param("starts", at(plan.starts()))
            .param("minutes", plan.minutes())
            .param("way", plan.way().name())
            .param("place", keys.seal(pairId.thing(), plan.place().strip()))
            .param("at", at(clock.instant()))
            .param("id", id)
            .param("pair", pairId.value())
            .update();
    if (moved == 0) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    circle.note(actor, pair, "meeting-moved", Map.of("starts", plan.starts().toString()));
    tell(pair, circle.side(actor, pair).other(), "notice.meeting-moved.", plan.starts());
    if (store.find(pair, id).filter(Meeting::officerAsked).isPresent()) {
      circle.tellOfficers(pair, "notice.officer-moved.", plan.starts());
    }
    return Answer.allowed(id);
  }

  /** Calls a booked meeting off. */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> cancel(Actor.Person actor, PairId pairId, UUID id) {
    Pair pair = circle.hold(actor, pairId);
    Optional<Meeting> meeting = store.find(pair, id).filter(m -> m.state() == Meeting.State.BOOKED);
    if (meeting.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    store.state(id, Meeting.State.CANCELLED, meeting.get().minutes(), 0);
    circle.note(actor, pair, "meeting-cancelled", Map.of());
    tell(
        pair,
        circle.side(actor, pair).other(),
        "notice.meeting-cancelled.",
        meeting.get().starts());
    if (meeting.get().officerAsked()) {
      circle.tellOfficers(pair, "notice.officer-off.", meeting.get().starts());
    }
    return Answer.allowed(id);
  }

  /** A pair's meetings with where they are, the last first. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<Meeting> of(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    return store.of(pair);
  }

  private void tell(Pair pair, Side to, String key, Instant starts) {
    circle.tell(
        pair,
        to,
        key,
        language -> new Object[] {pair.name(to.other()), Writing.moment(starts, language)});
  }

  /** Why they can't meet then, if they can't. */
  private Optional<SupportRefusal> refusal(Pair pair, UUID id, Plan plan) {
    if (!pair.active()) {
      return Optional.of(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (plan.minutes() < SHORTEST || plan.minutes() > LONGEST) {
      return Optional.of(SupportRefusal.MINUTES_WRONG);
    }
    if (plan.way() != Meeting.Way.PHONE && plan.place().isBlank()) {
      return Optional.of(SupportRefusal.PLACE_MISSING);
    }
    LocalDate day = LocalDate.ofInstant(plan.starts(), Writing.OSLO);
    if (pair.starts().filter(day::isBefore).isPresent()) {
      return Optional.of(SupportRefusal.BEFORE_AGREEMENT);
    }
    if (day.isAfter(pair.ends())) {
      return Optional.of(SupportRefusal.AFTER_AGREEMENT);
    }
    if (day.isAfter(LocalDate.now(clock).plusYears(1))) {
      return Optional.of(SupportRefusal.TOO_FAR_AHEAD);
    }
    return store.of(pair).stream()
            .anyMatch(m ->
                !m.id().equals(id)
                    && m.state() != Meeting.State.CANCELLED
                    && m.starts().isBefore(plan.ends())
                    && plan.starts().isBefore(m.ends()))
        ? Optional.of(SupportRefusal.MEET_ALREADY)
        : Optional.empty();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
