package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An officer along to one meeting, when both sides ask. Then, and of that meeting alone, officers
 * see where it is; of nothing else that the two write or agree.
 */
@Service
public class OfficerAlong {

  /** How long the longest meeting lasts, for finding those that are not over. */
  private static final long LONGEST_SECONDS = 60L * Meetings.LONGEST;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PairCircle circle;
  private final MeetingStore store;
  private final Cohorts cohorts;
  private final Keys keys;

  OfficerAlong(JdbcClient jdbc, Clock clock, PairCircle circle, Cohorts cohorts, Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.circle = circle;
    this.store = new MeetingStore(jdbc, clock, keys);
    this.cohorts = cohorts;
    this.keys = keys;
  }

  /**
   * A meeting both have asked an officer along to.
   *
   * @param place where, or the link
   */
  public record Invitation(
      PairId pair,
      String participant,
      String mentor,
      Instant starts,
      int minutes,
      Meeting.Way way,
      String place) {}

  /**
   * Asks an officer along to one meeting, or no longer. The other side is told and can say yes;
   * only when both have asked is the officer told.
   */
  @MayCall("whoever acts for one of the two organisations")
  @Transactional
  public Answer<UUID> ask(Actor.Person actor, PairId pairId, UUID id, boolean asks) {
    Pair pair = circle.hold(actor, pairId);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    Side side = circle.side(actor, pair);
    List<Meeting> all = store.of(pair);
    Optional<Meeting> found =
        all.stream()
            .filter(m -> m.id().equals(id) && m.state() == Meeting.State.BOOKED)
            .findFirst();
    if (found.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    Meeting before = found.get();
    if (before.officerAskedBy().on(side) == asks) {
      return Answer.allowed(id);
    }
    if (asks && all.stream().anyMatch(m -> !m.id().equals(id) && comesTo(m))) {
      return Answer.refused(SupportRefusal.OFFICER_COMES);
    }
    jdbc.sql(
            side == Side.MENTOR
                ? "update support.meeting set officer_mentor = ? where id = ?"
                : "update support.meeting set officer_participant = ? where id = ?")
        .params(asks, id)
        .update();
    told(pair, side, before, asks);
    return Answer.allowed(id);
  }

  private static boolean comesTo(Meeting meeting) {
    return meeting.state() != Meeting.State.CANCELLED && meeting.officerAsked();
  }

  private void told(Pair pair, Side side, Meeting before, boolean asks) {
    if (before.officerAsked()) {
      circle.tellOfficers(pair, "notice.officer-off.", before.starts());
    } else if (asks && before.officerAskedBy().on(side.other())) {
      circle.officerAsked(pair, before.starts());
    } else if (asks) {
      circle.tell(
          pair,
          side.other(),
          "notice.officer-wanted.",
          language -> new Object[] {pair.name(side), Writing.moment(before.starts(), language)});
    }
  }

  /** The meetings an officer is asked along to and that are not over, the first first. */
  @MayCall("a case officer, for pairs of the administrator and without ties")
  @Transactional(readOnly = true)
  public List<Invitation> invitations(Actor.Person actor) {
    Instant now = clock.instant();
    return jdbc
        .sql(
            """
            select p.id, p.cohort, p.participant, p.participant_name, p.mentor_name, m.starts,
              m.minutes, m.way, m.place
            from support.meeting m
            join support.pair p on p.id = m.pair
            join support.cohort c on c.call = p.cohort
            where c.administrator = any (:administrators) and p.state = 'ACTIVE'
              and m.state = 'BOOKED' and m.officer_participant and m.officer_mentor
              and m.starts > :begun
            order by m.starts, m.id
            """)
        .param(
            "administrators",
            actor.administrators().stream()
                .filter(a -> actor.has(Role.CASE_OFFICER, a))
                .map(AdministratorId::value)
                .toArray(String[]::new))
        .param("begun", OffsetDateTime.now(clock).minusSeconds(LONGEST_SECONDS))
        .query(this::found)
        .list()
        .stream()
        .filter(f -> f.ends().isAfter(now))
        .filter(f -> !cohorts.blockedFor(actor, f.cohort()).contains(f.participant()))
        .map(Found::invitation)
        .toList();
  }

  private record Found(CallId cohort, OrganisationNumber participant, Invitation invitation) {

    Instant ends() {
      return invitation.starts().plusSeconds(60L * invitation.minutes());
    }
  }

  private Found found(ResultSet row, int number) throws SQLException {
    PairId pair = new PairId(row.getObject("id", UUID.class));
    return new Found(
        new CallId(row.getObject("cohort", UUID.class)),
        new OrganisationNumber(row.getString("participant")),
        new Invitation(
            pair,
            row.getString("participant_name"),
            row.getString("mentor_name"),
            row.getObject("starts", OffsetDateTime.class).toInstant(),
            row.getInt("minutes"),
            Meeting.Way.valueOf(row.getString("way")),
            keys.open(pair.thing(), row.getBytes("place")).orElse("")));
  }
}
