package no.ildsjel.platform.forms;

import no.ildsjel.shared.Refusal;

/** Why a draft was not changed. */
public enum FormRefusal implements Refusal {
  /** More text or answers than may be kept. */
  DRAFT_FULL,
  /** As many rows, lines or files as there may be. */
  NO_MORE_ROOM,
  /** Somebody else has written in the row since the page was made. */
  ROW_CHANGED,
  /** What was to be chosen is no longer among what there is to choose from. */
  CHOICE_GONE;

  @Override
  public String code() {
    return "forms." + name();
  }
}
