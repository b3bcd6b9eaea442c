package no.ildsjel.grant.control;

import static org.assertj.core.api.Assertions.assertThat;

import no.ildsjel.shared.Money;
import org.junit.jupiter.api.Test;

class ControlSampleTest {

  private static long unused(long received, long used) {
    return ControlSample.unusedPerCent(Money.kroner(received), Money.kroner(used));
  }

  @Test
  void unusedIsReckonedOfWhatHadComeAndNotOfWhatWasPromised() {
    // 110,000 promised, half of it paid, nearly all of that used
    assertThat(unused(55_000, 52_143)).isEqualTo(5);
    assertThat(unused(55_000, 20_000)).isEqualTo(63);
    assertThat(unused(55_000, 60_000)).isZero();
    assertThat(unused(0, 0)).isZero();
  }
}
