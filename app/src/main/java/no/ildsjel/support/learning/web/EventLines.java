package no.ildsjel.support.learning.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import no.ildsjel.support.learning.YearPlan;
import org.springframework.stereotype.Component;

/** Puts together what a list of events shows, in a few statements however many there are. */
@Component
class EventLines {

  /** The one that matters most to the reader stands first. */
  private static final List<SignUpState> WEIGHT =
      List.of(SignUpState.OFFERED, SignUpState.CONFIRMED, SignUpState.WAITING);

  private final EventOffice office;
  private final YearPlan plan;

  EventLines(EventOffice office, YearPlan plan) {
    this.office = office;
    this.plan = plan;
  }

  List<EventLine> of(List<CourseEvent> events, List<SignUp> own) {
    Instant now = plan.moment();
    var programmes = plan.programmes(events);
    Map<EventId, EventOffice.Fill> fill = office.fill(events);
    return events.stream()
        .map(e ->
            new EventLine(
                e,
                e.cohort().map(programmes::get),
                java.util.Objects.requireNonNull(fill.get(e.id())),
                state(e, own),
                now))
        .toList();
  }

  /** Now, by the clock the plan goes by. */
  Instant moment() {
    return plan.moment();
  }

  static Optional<SignUpState> state(CourseEvent event, List<SignUp> own) {
    return own.stream()
        .filter(s -> s.event().equals(event.id()))
        .map(SignUp::state)
        .filter(SignUpState::active)
        .min(Comparator.comparingInt(WEIGHT::indexOf));
  }
}
