package no.ildsjel.support.learning;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How many may come.
 *
 * @param perOrganisation the most from one organisation number
 * @param forAll true when organisations outside the cohort may come too
 * @param kept how many places are kept for the cohort's own
 * @param keptUntil the last day they are kept; empty means until the event
 */
public record Places(
    int capacity, int perOrganisation, boolean forAll, int kept, Optional<LocalDate> keptUntil) {

  /** The rules of the waiting list on a day. */
  WaitingList.Rules on(LocalDate day) {
    boolean keeps = forAll && keptUntil.filter(day::isAfter).isEmpty();
    return new WaitingList.Rules(capacity, perOrganisation, keeps ? kept : 0);
  }
}
