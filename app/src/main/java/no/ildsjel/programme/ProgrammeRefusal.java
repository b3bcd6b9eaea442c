package no.ildsjel.programme;

import no.ildsjel.shared.Refusal;

/** Why something about schemes, frames and calls was refused. */
public enum ProgrammeRefusal implements Refusal {
  /** The promise would pass what is allotted. */
  FRAME_EXCEEDED,
  /** The dates are not in order: open, close, decide. */
  DATES_NOT_IN_ORDER,
  /** The kind of support is handed out by others. */
  OTHER_ADMINISTRATOR,
  /** The call has been published and stands as it is. */
  ALREADY_PUBLISHED,
  /** Nothing is allotted to the frame yet, so there would be nothing to hand out. */
  FRAME_EMPTY,
  /** Money has been allotted with this cause before. */
  CAUSE_USED,
  /** The deadline has passed already. */
  DEADLINE_IN_PAST,
  /** The call is for invited organisations, and nobody is invited. */
  NOBODY_INVITED,
  /** A deadline is only moved to a later day, and only until it has passed. */
  ONLY_LATER,
  /** No organisation with this number is known. */
  NO_SUCH_ORGANISATION;

  @Override
  public String code() {
    return "programme." + name();
  }
}
