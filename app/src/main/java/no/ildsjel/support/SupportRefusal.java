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
  MAP_CLOSED,
  /** The last day to answer has to come first. */
  DAY_PAST,
  /** Nobody has asked this organisation to be a mentor. */
  NOT_INVITED,
  /** What one can help with, in which languages and in what way has to be said. */
  PROFILE_INCOMPLETE,
  /** Somebody in the pair has one of these already. */
  HAS_A_PAIR,
  /** There is nothing to propose. */
  NOTHING_TO_PROPOSE,
  /** A few words are needed. */
  WORDS_MISSING,
  /** Not a day and a time. */
  TIME_MISSING,
  /** A place or a link is needed. */
  PLACE_MISSING,
  /** The pair has not signed yet, or has ended. */
  PAIR_NOT_RUNNING,
  /** It is not over yet. */
  NOT_HELD_YET,
  /** The agreement has to be read before it is signed. */
  NOT_READ;

  @Override
  public String code() {
    return "support." + name();
  }
}
