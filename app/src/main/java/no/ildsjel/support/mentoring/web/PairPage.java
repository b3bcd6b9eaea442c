package no.ildsjel.support.mentoring.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.mentoring.Agreement;
import no.ildsjel.support.mentoring.Extensions;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.MeetingStep;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairNote;
import no.ildsjel.support.mentoring.PairTask;
import no.ildsjel.support.mentoring.Signature;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.web.AcrossView;

/**
 * All that one side of a pair sees.
 *
 * @param me the side the reader stands on
 * @param yes the sides that have said yes to what is asked now
 * @param agreement what they sign or have signed; empty while they are only asked
 * @param signed who has signed for which side
 * @param meetings the fewest a calendar year
 * @param keepWordsDays days after the end that what they wrote is kept
 * @param said who has said of a meeting that it was held, or not, in order
 * @param troubles what the reader has said to the officer
 * @param own those who act for the reader's side, to hand tasks over to
 * @param names of those who wrote, those who have tasks, and the officer who gets in touch
 * @param another true when the reader's organisation had a mentor by this, and another is looked
 *     for
 * @param across what the other side tells of itself, while the two are asked
 * @param theirMap true when the reader is the mentor and may see the participant's map of needs
 * @param theirThemes what the participant has ticked
 */
public record PairPage(
    Pair pair,
    Side me,
    Set<Side> yes,
    Optional<Agreement> agreement,
    List<Signature> signed,
    int meetings,
    int keepWordsDays,
    SignsOfLife.Signs signs,
    List<Meeting> all,
    List<MeetingStep> said,
    List<PairNote> notes,
    List<PairTask> tasks,
    List<Trouble> troubles,
    Optional<Extensions.Asked> extension,
    List<PersonView> own,
    Map<PersonId, String> names,
    boolean theirMap,
    List<String> theirThemes,
    boolean another,
    Optional<AcrossView> across,
    LocalDate today,
    Instant now) {

  /** The meetings to come, and those that wait to be noted as held, the first first. */
  public List<Meeting> booked() {
    return all.stream().filter(m -> m.state() == Meeting.State.BOOKED).toList().reversed();
  }

  /** Those that were held, the last first. */
  public List<Meeting> held() {
    return all.stream().filter(m -> m.state() == Meeting.State.HELD).toList();
  }

  /** Who last said how long a meeting was. */
  public Optional<MeetingStep> lastSaid(Meeting meeting) {
    return said.stream().filter(s -> s.meeting().equals(meeting.id())).reduce((_, last) -> last);
  }

  /** True when the meeting should be over. */
  public boolean over(Meeting meeting) {
    return !meeting.starts().isAfter(now);
  }

  /** Notes of a kind, the newest first. */
  public List<PairNote> notes(PairNote.Kind kind) {
    return notes.stream().filter(n -> n.kind() == kind).toList();
  }

  /** The last of a kind that a side has written. */
  public Optional<PairNote> last(PairNote.Kind kind, Side side) {
    return notes(kind).stream().filter(n -> n.side() == side).findFirst();
  }

  /** What is left to do, the reader's own side first. */
  public List<PairTask> left() {
    return tasks.stream()
        .filter(t -> !t.done())
        .sorted(java.util.Comparator.comparing((PairTask t) -> t.side() != me))
        .toList();
  }

  /** What has been done. */
  public List<PairTask> done() {
    return tasks.stream().filter(PairTask::done).toList();
  }
}
