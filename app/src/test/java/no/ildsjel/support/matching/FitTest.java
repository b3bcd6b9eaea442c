package no.ildsjel.support.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.mentors.Distance;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import org.junit.jupiter.api.Test;

class FitTest {

  private static final Distance SAME = new Distance(0);

  @Test
  void theSameMunicipalityIsAllOfIt() {
    assertThat(place(Optional.of(SAME), false))
        .isEqualTo(new Fit.Ground("place", 100, 1, List.of("municipality")));
  }

  @Test
  void whoeverIsFartherAwayNeverFitsBetter() {
    int before = 100;
    for (int km = 1; km <= 1_800; km++) {
      int here = place(Optional.of(new Distance(km)), false).perCent();
      assertThat(here).as(km + " km").isBetween(0, before);
      before = here;
    }
    assertThat(place(Optional.of(new Distance(30)), false).perCent()).isEqualTo(90);
    assertThat(place(Optional.of(new Distance(150)), false).perCent()).isEqualTo(50);
    assertThat(place(Optional.of(new Distance(300)), false).perCent()).isZero();
  }

  @Test
  void theNextMunicipalityCountsMoreThanTheOtherEndOfTheCounty() {
    int neighbour = place(Optional.of(new Distance(25)), false).perCent();
    int otherEnd = place(Optional.of(new Distance(200)), false).perCent();
    assertThat(neighbour).isGreaterThan(otherEnd + 50);
  }

  @Test
  void meetingOnlineIsSomethingHoweverFarAndTakesNothingFromThoseWhoAreNear() {
    assertThat(place(Optional.of(new Distance(1_212)), true))
        .isEqualTo(new Fit.Ground("place", 40, 1, List.of("km-1210", "online")));
    assertThat(place(Optional.of(new Distance(34)), true))
        .isEqualTo(new Fit.Ground("place", 89, 1, List.of("km-35")));
  }

  @Test
  void aPlaceNobodyKnowsIsHalfAndSaysSo() {
    assertThat(place(Optional.empty(), true))
        .isEqualTo(new Fit.Ground("place", 50, 1, List.of("not-said")));
  }

  @Test
  void howFarIsToldNoMoreExactlyThanMiddlesOfMunicipalitiesAre() {
    assertThat(new Distance(1).told()).isEqualTo(5);
    assertThat(new Distance(33).told()).isEqualTo(35);
    assertThat(new Distance(301).told()).isEqualTo(300);
    assertThat(MatchRun.Fitting.kilometres("km-300")).hasValue(300);
    assertThat(MatchRun.Fitting.kilometres("county")).isEmpty();
  }

  private static Fit.Ground place(Optional<Distance> distance, boolean online) {
    return Fit.of(
            profile(Side.PARTICIPANT, online),
            List.of(),
            profile(Side.MENTOR, online),
            new Fit.Between(distance, Map.of()),
            Map.of("place", 1))
        .grounds()
        .getFirst();
  }

  private static Profile profile(Side side, boolean online) {
    return new Profile(
        new CallId(new UUID(1, 1)),
        new OrganisationNumber(side == Side.MENTOR ? "310000019" : "310000027"),
        side,
        side.name(),
        Optional.of(new MunicipalityNumber("1804")),
        Profile.Told.of(
            List.of(),
            List.of(),
            List.of(),
            online ? List.of("online") : List.of("in-person"),
            List.of(),
            "",
            "",
            1,
            1));
  }
}
