package no.ildsjel.registry.imports;

import no.ildsjel.registry.ImportOutcome;

/** A record that can't be taken in; the next one may be fine. */
final class FlawedRecord extends Exception {

  private final ImportOutcome.Reason reason;

  FlawedRecord(ImportOutcome.Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  ImportOutcome.Reason reason() {
    return reason;
  }
}
