package no.ildsjel.casework.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.Eligibility.Result;
import no.ildsjel.casework.FactValue;
import no.ildsjel.programme.DeliveredSchemes;
import org.junit.jupiter.api.Test;

/** The regulation and the pilot's rules, read off the law paragraph by paragraph. */
class RegulationEligibilityTest {

  private static final DeliveredSchemes SCHEMES = DeliveredSchemes.read();
  private static final LocalDate DAY = LocalDate.of(2027, 1, 20);

  private final Map<String, Object> facts = new HashMap<>();

  @Test
  void aLocalOrganisationThatMeetsAllOfSection16AIsEligible() {
    local();
    assertThat(answer("drift-lokal").result()).isEqualTo(Result.ELIGIBLE);
  }

  @Test
  void twentyMembersAreEnoughAndNineteenAreNot() {
    local();
    members(20);
    assertThat(answer("drift-lokal").result()).isEqualTo(Result.ELIGIBLE);
    members(19);
    assertNotMet("drift-lokal", "medlemmer-lokal");
  }

  @Test
  void inOsloItTakesEightyMembers() {
    local();
    facts.put("municipality", "0301");
    members(79);
    assertNotMet("drift-lokal", "medlemmer-lokal");
    members(80);
    assertThat(answer("drift-lokal").result()).isEqualTo(Result.ELIGIBLE);
  }

  @Test
  void aMajorityIsMoreThanHalf() {
    local();
    facts.put("countingMembers", 40L);
    facts.put("countingMembersWithImmigrantBackground", 20L);
    facts.put("countingMembersInMunicipality", 40L);
    assertNotMet("drift-lokal", "innvandrerorganisasjon-lokal");
    facts.put("countingMembersWithImmigrantBackground", 21L);
    facts.put("countingMembersInMunicipality", 20L);
    assertNotMet("drift-lokal", "bor-i-kommunen");
  }

  @Test
  void aYearIsCountedFromTheDayOfFoundation() {
    local();
    facts.put("foundedOn", DAY.minusYears(1));
    assertThat(answer("drift-lokal").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("foundedOn", DAY.minusYears(1).plusDays(1));
    assertNotMet("drift-lokal", "ett-ar-lokal");
  }

  @Test
  void whatIsNotKnownIsAskedAboutAndNeverRefused() {
    local();
    facts.remove("countingMembers");
    Eligibility answer = answer("drift-lokal");
    assertThat(answer.result()).isEqualTo(Result.UNKNOWN);
    assertThat(answer.missing()).extracting(f -> f.name()).containsExactly("countingMembers");
    assertThat(answer("drift-nasjonal").result()).isNotEqualTo(Result.ELIGIBLE);
  }

  @Test
  void nothingKnownIsUnknownForEveryKind() {
    facts.clear();
    for (var scheme : SCHEMES.all()) {
      for (var kind : scheme.kinds()) {
        assertThat(check(scheme.id().value(), kind.id()).result())
            .as(kind.id())
            .isEqualTo(Result.UNKNOWN);
      }
    }
  }

  @Test
  void oneCriterionNotMetDecidesEvenWhenOthersAreUnknown() {
    facts.put("registeredInFrivillighetsregisteret", false);
    assertThat(answer("prosjekt-lokal").result()).isEqualTo(Result.NOT_ELIGIBLE);
  }

  @Test
  void aNationalOrganisationNeedsSixtyMembersAndItsMajorityInThreeCounties() {
    local();
    members(60);
    facts.put("countiesWithMajorityOfMembers", 3L);
    facts.put("countiesWithActivity", 3L);
    assertThat(answer("drift-nasjonal").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("countiesWithMajorityOfMembers", 2L);
    assertNotMet("drift-nasjonal", "medlemmer-tre-fylker");
    facts.put("countiesWithMajorityOfMembers", 3L);
    members(59);
    assertNotMet("drift-nasjonal", "medlemmer-nasjonal");
  }

  @Test
  void aCouncilGathersImmigrantOrganisationsAndSixtyMembersInAll() {
    local();
    members(60);
    facts.put("memberOrganisations", 5L);
    facts.put("memberOrganisationsThatAreImmigrantOrganisations", 5L);
    facts.put("statutesSecureRepresentation", true);
    assertThat(answer("drift-rad").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("memberOrganisationsThatAreImmigrantOrganisations", 4L);
    assertNotMet("drift-rad", "underorganisasjoner-innvandrer");
    facts.put("memberOrganisations", 0L);
    assertNotMet("drift-rad", "underorganisasjoner");
  }

  @Test
  void aResourceCentreHasExistedForThreeYearsAndNeedsNoMembersOfItsOwn() {
    local();
    facts.keySet().removeIf(name -> name.startsWith("countingMembers"));
    facts.put("foundedOn", DAY.minusYears(3));
    facts.put("countiesWithActivity", 15L);
    facts.put("statutesSecureRepresentation", true);
    assertThat(answer("drift-ressurssenter").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("foundedOn", DAY.minusYears(3).plusDays(1));
    assertNotMet("drift-ressurssenter", "tre-ar");
  }

  @Test
  void aNationalProjectNeedsOneOfThreeThings() {
    local();
    facts.put("countiesWithActivity", 1L);
    assertThat(answer("prosjekt-nasjonal").result()).isEqualTo(Result.UNKNOWN);
    facts.put("projectHasNationalTransferValue", true);
    assertThat(answer("prosjekt-nasjonal").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("projectHasNationalTransferValue", false);
    facts.put("projectRunWithThreeBranches", false);
    facts.put("countiesWithMajorityOfMembers", 1L);
    assertNotMet("prosjekt-nasjonal", "nasjonalt-prosjekt");
  }

  @Test
  void aReceptionCentreProjectIsForCentresOutsideTheChosenMunicipalities() {
    local();
    assertNotMet("prosjekt-mottak", "mottak-utenfor");
    facts.put("administeringMunicipality", false);
    assertThat(answer("prosjekt-mottak").result()).isEqualTo(Result.ELIGIBLE);
    assertNotMet("prosjekt-lokal", "utvalgt-kommune");
  }

  @Test
  void nobodyGetsOperatingSupportFromTwoAdministrators() {
    local();
    facts.put("otherOperatingGrantUnderScheme", true);
    assertNotMet("drift-lokal", "ikke-dobbelt");
    assertThat(answer("prosjekt-lokal").result()).isEqualTo(Result.ELIGIBLE);
  }

  @Test
  void thePilotTakesThoseFoundedLessThanFiveYearsAgo() {
    facts.put("registeredInFrivillighetsregisteret", true);
    facts.put("appliedToSchemeInLastTwoYears", true);
    facts.put("contributesToParticipation", true);
    facts.put("foundedOn", DAY.minusYears(5).plusDays(1));
    assertThat(check("sma-og-nystartede", "pilot").result()).isEqualTo(Result.ELIGIBLE);
    facts.put("foundedOn", DAY.minusYears(5));
    assertThat(check("sma-og-nystartede", "pilot").result()).isEqualTo(Result.NOT_ELIGIBLE);
    facts.put("foundedOn", DAY.plusDays(1));
    assertThat(check("sma-og-nystartede", "pilot").result()).isEqualTo(Result.NOT_ELIGIBLE);
  }

  private void local() {
    facts.put("registeredInFrivillighetsregisteret", true);
    facts.put("nonProfit", true);
    facts.put("foundedOn", LocalDate.of(2022, 5, 3));
    facts.put("municipality", "1804");
    facts.put("administeringMunicipality", true);
    facts.put("purposeInStatutesServesGoals", true);
    facts.put("otherOperatingGrantUnderScheme", false);
    members(34);
  }

  private void members(long count) {
    facts.put("countingMembers", count);
    facts.put("countingMembersWithImmigrantBackground", count);
    facts.put("countingMembersInMunicipality", count);
  }

  private Eligibility answer(String kind) {
    return check("integrering-2027", kind);
  }

  private Eligibility check(String scheme, String kind) {
    Map<String, FactValue> known = new HashMap<>();
    facts.forEach((name, value) -> known.put(name, new FactValue(value, "test", DAY)));
    return new EligibilityCheck(SCHEMES.dictionary())
        .check(SCHEMES.find(scheme).orElseThrow().kind(kind).orElseThrow(), DAY, known);
  }

  private void assertNotMet(String kind, String criterion) {
    Eligibility answer = answer(kind);
    assertThat(answer.result()).isEqualTo(Result.NOT_ELIGIBLE);
    assertThat(answer.findings())
        .filteredOn(f -> f.outcome() == Eligibility.Outcome.NOT_MET)
        .extracting(f -> f.criterion().id())
        .contains(criterion);
  }
}
