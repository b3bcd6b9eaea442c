package no.ildsjel.support;

import no.ildsjel.shared.Refusal;

/** Why something about needs, mentors or courses was refused. */
public enum SupportRefusal implements Refusal {
  /** Somebody has been here before; it is no longer in the state it was shown in. */
  MOVED_ON,
  /** Nobody has answered yet. */
  NOTHING_ANSWERED,
  /** What was answered is handed in. */
  HANDED_IN,
  /** The map is finished, and a new one begins with a new conversation. */
  MAP_CLOSED;

  @Override
  public String code() {
    return "support." + name();
  }
}
