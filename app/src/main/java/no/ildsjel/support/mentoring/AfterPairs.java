package no.ildsjel.support.mentoring;

import no.ildsjel.shared.Actor;

/** What follows elsewhere, in the same moment, when a pair is no more. */
public interface AfterPairs {

  /**
   * The pair has ended, or nothing came of it.
   *
   * @param actor who ended it
   */
  void over(Actor actor, Pair pair);
}
