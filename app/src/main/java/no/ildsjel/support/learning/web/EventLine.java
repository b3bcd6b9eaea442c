package no.ildsjel.support.learning.web;

import java.time.Instant;
import java.util.Optional;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.EventState;
import no.ildsjel.support.learning.SignUpState;

/**
 * An event in a list.
 *
 * @param programme what its cohort is called
 * @param own how it stands with the reader's own party, if there is one
 */
public record EventLine(
    CourseEvent event,
    Optional<LocalText> programme,
    EventOffice.Fill fill,
    Optional<SignUpState> own,
    Instant moment) {

  /** The key of how it stands. */
  public String stateKey() {
    if (event.state() != EventState.PUBLISHED) {
      return "learning.state." + event.state().name();
    }
    if (own.filter(s -> !event.over(moment)).isPresent()) {
      return "learning.own." + own.get().name();
    }
    return event.over(moment)
        ? "learning.state.over"
        : !event.open(moment)
            ? "learning.state.closed"
            : fill.free() > 0 ? "learning.state.free" : "learning.state.full";
  }

  /** How the state looks. */
  public String stateKind() {
    return switch (stateKey()) {
      case "learning.own.CONFIRMED" -> "good";
      case "learning.own.OFFERED", "learning.state.free" -> "open";
      case "learning.own.WAITING", "learning.state.full" -> "wait";
      case "learning.state.CANCELLED" -> "bad";
      default -> "";
    };
  }
}
