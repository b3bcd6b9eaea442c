package no.ildsjel.support.learning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;

/**
 * Who gets a place. Parties come in order of time; a party gets all its places or none, and the
 * first that fits is next. A party that does not fit holds up nobody behind it.
 */
final class WaitingList {

  /**
   * How many there is room for.
   *
   * @param kept how many of the places are for the cohort's own now
   */
  record Rules(int capacity, int perOrganisation, int kept) {}

  /**
   * Those of one organisation who come together.
   *
   * @param own true for the cohort's own
   * @param holds true when it has its places, or has been offered them
   */
  record Party(UUID id, OrganisationNumber organisation, int seats, boolean own, boolean holds) {}

  /** Why a party waits. */
  enum Why {
    /** There is no place. */
    FULL,
    /** There are places, but not so many. */
    TOO_FEW,
    /** The places left are kept for the cohort's own. */
    KEPT,
    /** The organisation has as many places as one may have. */
    ORGANISATION
  }

  private WaitingList() {}

  /** The first waiting party, in order, that there is room for. */
  static Optional<Party> next(Rules rules, List<Party> inOrder) {
    return inOrder.stream()
        .filter(p -> !p.holds())
        .filter(p -> whyNot(rules, inOrder, p).isEmpty())
        .findFirst();
  }

  /** Why the party can't have its places now; empty when it can. */
  static Optional<Why> whyNot(Rules rules, List<Party> parties, Party party) {
    if (held(parties, p -> p.organisation().equals(party.organisation())) + party.seats()
        > rules.perOrganisation()) {
      return Optional.of(Why.ORGANISATION);
    }
    int free = rules.capacity() - held(parties, p -> true);
    if (party.seats() > free) {
      return Optional.of(free <= 0 ? Why.FULL : Why.TOO_FEW);
    }
    int others = held(parties, p -> !p.own());
    return !party.own() && others + party.seats() > rules.capacity() - rules.kept()
        ? Optional.of(Why.KEPT)
        : Optional.empty();
  }

  /** How many places are taken by those it is asked about. */
  static int held(List<Party> parties, java.util.function.Predicate<Party> which) {
    return parties.stream().filter(Party::holds).filter(which).mapToInt(Party::seats).sum();
  }
}
