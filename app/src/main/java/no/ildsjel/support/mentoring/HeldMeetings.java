package no.ildsjel.support.mentoring;

import java.time.Clock;
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
 * That meetings were held, and how long they took: said by either side, put right by either side,
 * and what the mentor prepared by the mentor alone. Who said what, and when, is kept.
 */
@Service
public class HeldMeetings {

  private static final String TWO = "whoever acts for one of the two organisations";

  private final MeetingStore store;
  private final Clock clock;
  private final PairCircle circle;

  HeldMeetings(JdbcClient jdbc, Clock clock, PairCircle circle, Keys keys) {
    this.store = new MeetingStore(jdbc, clock, keys);
    this.clock = clock;
    this.circle = circle;
  }

  /**
   * Notes that a meeting was held, or puts right how long it was.
   *
   * @param minutes how long it was
   * @param prepared minutes the mentor prepared; from the participant it changes nothing
   */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> held(Actor.Person actor, PairId pairId, UUID id, int minutes, int prepared) {
    Pair pair = circle.hold(actor, pairId);
    Optional<Meeting> found =
        store.find(pair, id).filter(m -> m.state() != Meeting.State.CANCELLED);
    if (found.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    Meeting meeting = found.get();
    if (meeting.starts().isAfter(clock.instant())) {
      return Answer.refused(SupportRefusal.NOT_HELD_YET);
    }
    if (minutes < Meetings.SHORTEST || minutes > Meetings.LONGEST) {
      return Answer.refused(SupportRefusal.MINUTES_WRONG);
    }
    boolean mentor = circle.side(actor, pair) == Side.MENTOR;
    if (mentor && (prepared < 0 || prepared > Meetings.LONGEST)) {
      return Answer.refused(SupportRefusal.PREPARED_WRONG);
    }
    int told = mentor ? prepared : meeting.prepared();
    boolean again = meeting.state() == Meeting.State.HELD;
    if (again && meeting.minutes() == minutes && meeting.prepared() == told) {
      return Answer.allowed(id);
    }
    store.state(id, Meeting.State.HELD, minutes, told);
    store.step(
        id, again ? MeetingStep.What.CORRECTED : MeetingStep.What.HELD, minutes, told, actor.id());
    note(actor, pair, again ? "meeting-corrected" : "meeting-held", meeting);
    return Answer.allowed(id);
  }

  /** Says that a meeting was not held after all. */
  @MayCall(TWO)
  @Transactional
  public Answer<UUID> notHeld(Actor.Person actor, PairId pairId, UUID id) {
    Pair pair = circle.hold(actor, pairId);
    Optional<Meeting> meeting = store.find(pair, id).filter(m -> m.state() == Meeting.State.HELD);
    if (meeting.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    // what the mentor prepared was prepared all the same, and counts when they meet after all
    store.state(id, Meeting.State.BOOKED, meeting.get().minutes(), meeting.get().prepared());
    store.step(id, MeetingStep.What.NOT_HELD, 0, 0, actor.id());
    note(actor, pair, "meeting-not-held", meeting.get());
    return Answer.allowed(id);
  }

  /** Who has said what of a pair's meetings, in order. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<MeetingStep> steps(Actor.Person actor, Pair pair) {
    circle.side(actor, pair);
    return store.steps(pair.id());
  }

  private void note(Actor.Person actor, Pair pair, String act, Meeting meeting) {
    circle.note(
        actor,
        pair,
        act,
        Map.of("day", meeting.starts().atZone(Writing.OSLO).toLocalDate().toString()));
  }
}
