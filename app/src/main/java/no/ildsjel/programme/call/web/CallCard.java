package no.ildsjel.programme.call.web;

import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Scheme;

/** A call with its scheme, for a page. */
public record CallCard(CallView call, Scheme scheme, Scheme.Kind kind) {

  /** The look of the call's state. */
  public String stateKind() {
    return switch (call.state()) {
      case OPEN -> "open";
      case PLANNED -> "wait";
      case DRAFT, CLOSED -> "";
    };
  }

  /** The key of the call's state in words. */
  public String stateKey() {
    return "call.state." + call.state().name();
  }
}
