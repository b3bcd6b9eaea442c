package no.ildsjel.support.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.Test;

/** Who gets a place, tried by hand and by many random histories. */
class WaitingListTest {

  private static final OrganisationNumber ONE = new OrganisationNumber("310000019");
  private static final OrganisationNumber TWO = new OrganisationNumber("310000027");
  private static final OrganisationNumber THREE = new OrganisationNumber("310000035");

  private static WaitingList.Party waits(OrganisationNumber who, int seats) {
    return new WaitingList.Party(UUID.randomUUID(), who, seats, true, false);
  }

  private static WaitingList.Party holds(OrganisationNumber who, int seats) {
    return new WaitingList.Party(UUID.randomUUID(), who, seats, true, true);
  }

  @Test
  void aPartyThatDoesNotFitHoldsUpNobodyBehindIt() {
    WaitingList.Party two = waits(TWO, 2);
    WaitingList.Party one = waits(THREE, 1);
    var rules = new WaitingList.Rules(3, 2, 0);
    List<WaitingList.Party> list = List.of(holds(ONE, 2), two, one);
    assertThat(WaitingList.next(rules, list)).contains(one);
    assertThat(WaitingList.whyNot(rules, list, two)).contains(WaitingList.Why.TOO_FEW);
  }

  @Test
  void nobodyGetsMoreThanAnOrganisationMayHaveThoughThereIsRoom() {
    WaitingList.Party more = waits(ONE, 1);
    var rules = new WaitingList.Rules(10, 2, 0);
    List<WaitingList.Party> list = List.of(holds(ONE, 2), more);
    assertThat(WaitingList.next(rules, list)).isEmpty();
    assertThat(WaitingList.whyNot(rules, list, more)).contains(WaitingList.Why.ORGANISATION);
  }

  @Test
  void keptPlacesAreForTheCohortsOwnUntilTheyAreLetGo() {
    WaitingList.Party other = new WaitingList.Party(UUID.randomUUID(), TWO, 1, false, false);
    List<WaitingList.Party> list = List.of(holds(ONE, 2), other);
    assertThat(WaitingList.whyNot(new WaitingList.Rules(5, 2, 5), list, other))
        .contains(WaitingList.Why.KEPT);
    assertThat(WaitingList.next(new WaitingList.Rules(5, 2, 4), list)).contains(other);
    assertThat(WaitingList.next(new WaitingList.Rules(5, 2, 0), list)).contains(other);
  }

  /** Comes, goes, and is let in, in any order; the seed is told when something fails. */
  @Test
  void whateverHappensNobodyIsSplitNoLimitIsBrokenAndTheOrderIsKept() {
    for (long seed = 0; seed < 3_000; seed++) {
      new History(seed).run();
    }
  }

  private static final class History {

    private final long seed;
    private final Random random;
    private final WaitingList.Rules rules;
    private final List<WaitingList.Party> parties = new ArrayList<>();

    History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      int capacity = 1 + random.nextInt(12);
      this.rules =
          new WaitingList.Rules(
              capacity, 1 + random.nextInt(Math.min(3, capacity)), random.nextInt(capacity + 1));
    }

    void run() {
      for (int step = 0; step < 40; step++) {
        if (parties.isEmpty() || random.nextInt(3) > 0) {
          parties.add(
              new WaitingList.Party(
                  UUID.randomUUID(),
                  List.of(ONE, TWO, THREE).get(random.nextInt(3)),
                  1 + random.nextInt(rules.perOrganisation()),
                  random.nextBoolean(),
                  false));
        } else {
          parties.remove(random.nextInt(parties.size()));
        }
        letIn();
      }
    }

    private void letIn() {
      Optional<WaitingList.Party> next = WaitingList.next(rules, parties);
      while (next.isPresent()) {
        WaitingList.Party in = next.get();
        int place = parties.indexOf(in);
        for (WaitingList.Party before : parties.subList(0, place)) {
          if (!before.holds()) {
            assertThat(WaitingList.whyNot(rules, parties, before))
                .as("seed %d: somebody in front is passed over only for a reason", seed)
                .isPresent();
          }
        }
        parties.set(
            place, new WaitingList.Party(in.id(), in.organisation(), in.seats(), in.own(), true));
        next = WaitingList.next(rules, parties);
      }
      int held = 0;
      int others = 0;
      Map<OrganisationNumber, Integer> each = new HashMap<>();
      for (WaitingList.Party party : parties) {
        if (party.holds()) {
          held += party.seats();
          others += party.own() ? 0 : party.seats();
          each.merge(party.organisation(), party.seats(), Integer::sum);
        }
      }
      assertThat(held).as("seed %d: capacity", seed).isLessThanOrEqualTo(rules.capacity());
      assertThat(others)
          .as("seed %d: kept", seed)
          .isLessThanOrEqualTo(rules.capacity() - rules.kept());
      assertThat(each.values())
          .as("seed %d: each organisation", seed)
          .allMatch(n -> n <= rules.perOrganisation());
    }
  }
}
