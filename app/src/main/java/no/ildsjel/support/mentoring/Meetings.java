package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
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

/** The meetings of a pair: booked, moved, held. Where and about what is sealed for the two. */
@Service
public class Meetings {

  private static final String TWO = "whoever acts for one of the two organisations";

  /** The longest one can be, and prepare for, in minutes. */
  public static final int LONGEST = 600;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final Keys keys;

  Meetings(JdbcClient jdbc, Clock clock, PairCircle circle, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.keys = keys;
  }

  /** When, how and where. */
  public record Plan(
      Instant starts, int minutes, Meeting.Way way, String place, Optional<String> idea) {}

  /**
   * Books a meeting; booked twice with the same id is booked once.
   *
   * @param id made with the page
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> book(Actor.Person actor, PairId pairId, UUID id, Plan plan) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (plan.way() != Meeting.Way.PHONE && plan.place().isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
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
            .param("minutes", length(plan.minutes()))
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
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (plan.way() != Meeting.Way.PHONE && plan.place().isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
    }
    int moved =
        jdbc.sql(
                """
                update support.meeting set starts = :starts, minutes = :minutes, way = :way,
                  place = :place, sequence = sequence + 1, changed_at = :at
                where id = :id and pair = :pair and state = 'BOOKED'
                """)
            .param("starts", at(plan.starts()))
            .param("minutes", length(plan.minutes()))
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
    return Answer.allowed(id);
  }

  /** Calls a booked meeting off. */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> cancel(Actor.Person actor, PairId pairId, UUID id) {
    Pair pair = circle.hold(actor, pairId);
    Optional<Meeting> meeting = find(pair, id).filter(m -> m.state() == Meeting.State.BOOKED);
    if (meeting.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    state(id, Meeting.State.CANCELLED, meeting.get().minutes(), 0);
    circle.note(actor, pair, "meeting-cancelled", Map.of());
    tell(
        pair,
        circle.side(actor, pair).other(),
        "notice.meeting-cancelled.",
        meeting.get().starts());
    return Answer.allowed(id);
  }

  /**
   * Notes that a meeting was held.
   *
   * @param minutes how long it was
   * @param prepared minutes the mentor prepared
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> held(Actor.Person actor, PairId pairId, UUID id, int minutes, int prepared) {
    Pair pair = circle.hold(actor, pairId);
    Optional<Meeting> meeting = find(pair, id).filter(m -> m.state() == Meeting.State.BOOKED);
    if (meeting.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (meeting.get().starts().isAfter(clock.instant())) {
      return Answer.refused(SupportRefusal.NOT_HELD_YET);
    }
    state(id, Meeting.State.HELD, length(minutes), Math.clamp(prepared, 0, LONGEST));
    circle.note(actor, pair, "meeting-held", Map.of("day", day(meeting.get().starts()).toString()));
    return Answer.allowed(id);
  }

  private void state(UUID id, Meeting.State state, int minutes, int prepared) {
    jdbc.sql(
            """
            update support.meeting set state = ?, minutes = ?, prepared_minutes = ?,
              sequence = sequence + 1, changed_at = ?
            where id = ?
            """)
        .params(state.name(), minutes, prepared, at(clock.instant()), id)
        .update();
  }

  /**
   * Asks an officer along to one meeting, or no longer. Only when both sides have asked is the
   * officer told.
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> askOfficer(Actor.Person actor, PairId pairId, UUID id, boolean asks) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    Side side = circle.side(actor, pair);
    boolean other =
        of(pair).stream()
            .anyMatch(m ->
                !m.id().equals(id) && m.state() != Meeting.State.CANCELLED && m.officerAsked());
    if (other && asks) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    int changed =
        jdbc.sql(
                side == Side.MENTOR
                    ? """
                    update support.meeting set officer_mentor = ?
                    where id = ? and pair = ? and state = 'BOOKED'
                    """
                    : """
                    update support.meeting set officer_participant = ?
                    where id = ? and pair = ? and state = 'BOOKED'
                    """)
            .params(asks, id, pairId.value())
            .update();
    if (changed == 0) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (find(pair, id).filter(Meeting::officerAsked).isPresent()) {
      circle.officerAsked(pair);
    }
    return Answer.allowed(id);
  }

  /** A pair's meetings with where they are, the last first. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<Meeting> of(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    return of(pair);
  }

  private List<Meeting> of(Pair pair) {
    return jdbc.sql("select * from support.meeting where pair = ? order by starts desc, id")
        .param(pair.id().value())
        .query((row, n) -> meeting(row, pair))
        .list();
  }

  private Optional<Meeting> find(Pair pair, UUID id) {
    return of(pair).stream().filter(m -> m.id().equals(id)).findFirst();
  }

  private Meeting meeting(ResultSet row, Pair pair) throws SQLException {
    boolean participant = row.getBoolean("officer_participant");
    boolean mentor = row.getBoolean("officer_mentor");
    return new Meeting(
        row.getObject("id", UUID.class),
        pair.id(),
        row.getObject("starts", OffsetDateTime.class).toInstant(),
        row.getInt("minutes"),
        Meeting.Way.valueOf(row.getString("way")),
        keys.open(pair.id().thing(), row.getBytes("place")).orElse(""),
        Optional.ofNullable(row.getBytes("idea"))
            .flatMap(idea -> keys.open(pair.id().thing(), idea)),
        Meeting.State.valueOf(row.getString("state")),
        row.getInt("sequence"),
        participant && mentor,
        new Meeting.OfficerAskedBy(participant, mentor),
        row.getInt("prepared_minutes"));
  }

  private void tell(Pair pair, Side to, String key, Instant starts) {
    circle.tell(
        pair,
        to,
        key,
        language -> new Object[] {pair.name(to.other()), Writing.moment(starts, language)});
  }

  private static int length(int minutes) {
    return Math.clamp(minutes, 5, LONGEST);
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(Writing.OSLO).toLocalDate();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
