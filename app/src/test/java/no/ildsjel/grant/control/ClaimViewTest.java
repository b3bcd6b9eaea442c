package no.ildsjel.grant.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.programme.FrameId;
import no.ildsjel.shared.Money;
import org.junit.jupiter.api.Test;

class ClaimViewTest {

  private static ClaimView claim(List<Long> shares, List<Long> paid) {
    List<ClaimView.Share> years = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      years.add(
          new ClaimView.Share(2027 + i, new FrameId(new UUID(1, i)), Money.kroner(shares.get(i))));
    }
    return new ClaimView(
        new UUID(0, 1),
        new DecisionId(new UUID(0, 2)),
        years,
        years.stream().map(ClaimView.Share::amount).reduce(Money.ZERO, Money::plus),
        "Leie",
        Instant.parse("2029-03-01T10:00:00Z"),
        paid.stream()
            .map(kroner ->
                new ClaimView.Instalment(
                    UUID.randomUUID(),
                    1,
                    Money.kroner(kroner),
                    LocalDate.of(2029, 4, 1),
                    Optional.of(LocalDate.of(2029, 4, 1)),
                    false,
                    Optional.empty()))
            .toList());
  }

  @Test
  void inWhateverPartsAClaimIsPaidEachYearGetsItsOwnToTheKroneAndTheFirstYearFirst() {
    Random random = new Random(7);
    for (int history = 0; history < 300; history++) {
      List<Long> shares = new ArrayList<>();
      for (int year = 0; year <= random.nextInt(4); year++) {
        shares.add(1L + random.nextInt(1_000));
      }
      long left = shares.stream().mapToLong(k -> k).sum();
      List<Long> paid = new ArrayList<>();
      Map<Integer, Long> booked = new TreeMap<>();
      int lastYear = 0;
      while (left > 0) {
        long part = 1 + random.nextLong(left);
        List<ClaimView.Share> next = claim(shares, paid).next(Money.kroner(part));
        assertThat(next.stream().mapToLong(s -> s.amount().kroner()).sum()).isEqualTo(part);
        for (ClaimView.Share share : next) {
          assertThat(share.grantYear()).isGreaterThanOrEqualTo(lastYear);
          lastYear = share.grantYear();
          booked.merge(share.grantYear(), share.amount().kroner(), Long::sum);
        }
        paid.add(part);
        left -= part;
      }
      assertThat(booked.values()).containsExactlyElementsOf(shares);
    }
  }
}
