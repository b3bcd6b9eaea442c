package no.ildsjel.casework.application.web;

import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;

/** One of the organisation's own applications, in a list. */
public record OwnApplication(ApplicationView application, CallView call, boolean decided) {

  /** Where it is, as the applicant sees it. */
  public String stateKey() {
    return decided
        ? "application.state.decided"
        : "application.state." + application.state().name();
  }

  /** The look of the state. */
  public String stateKind() {
    if (decided) {
      return "good";
    }
    return switch (application.state()) {
      case SUBMITTED -> "good";
      case WITHDRAWN -> "";
      case DRAFT -> "open";
    };
  }

  /** True while something can still be done about it. */
  public boolean toDo() {
    return application.state() == ApplicationState.DRAFT && call.state() == CallState.OPEN;
  }
}
