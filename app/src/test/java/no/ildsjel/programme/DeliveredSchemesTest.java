package no.ildsjel.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.programme.scheme.SchemeReader;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import org.junit.jupiter.api.Test;

class DeliveredSchemesTest {

  private final DeliveredSchemes schemes = DeliveredSchemes.read();

  @Test
  void theRegulationHasItsSevenKindsOfSupportAndFourGoals() {
    Scheme regulation = schemes.find("integrering-2027").orElseThrow();
    assertThat(regulation.kinds())
        .extracting(Scheme.Kind::id)
        .containsExactly(
            "drift-lokal",
            "drift-nasjonal",
            "drift-rad",
            "drift-ressurssenter",
            "prosjekt-lokal",
            "prosjekt-nasjonal",
            "prosjekt-mottak");
    assertThat(regulation.goals()).extracting(Scheme.Goal::id).containsExactly("a", "b", "c", "d");
    assertThat(regulation.kinds())
        .allSatisfy(kind -> {
          boolean resourceCentre = kind.id().equals("drift-ressurssenter");
          assertThat(kind.years()).isEqualTo(resourceCentre ? 4 : 3);
          assertThat(kind.acceptance()).isEqualTo(Scheme.Acceptance.RECEIPT);
          assertThat(kind.criteria())
              .allSatisfy(c -> assertThat(c.law()).contains("FOR-2025-11-30-2373 §"));
        });
  }

  @Test
  void thePilotGivesUpTo110000AYearForTwoYearsAndTellsOfTheAuditorAbove100000() {
    Scheme.Kind pilot = schemes.find("sma-og-nystartede").orElseThrow().kind("pilot").orElseThrow();
    assertThat(pilot.maximum()).contains(Money.kroner(110_000));
    assertThat(pilot.years()).isEqualTo(2);
    assertThat(pilot.acceptance()).isEqualTo(Scheme.Acceptance.LETTER);
    assertThat(pilot.thresholds())
        .singleElement()
        .satisfies(t -> assertThat(t.above()).isEqualTo(Money.kroner(100_000)));
    assertThat(pilot.payments()).extracting(Scheme.Payment::share).containsExactly(50, 50);
  }

  @Test
  void aStateAuthorisedAuditorConfirmsWhereTheLawAsksForOneAndEitherDoesInThePilot() {
    Scheme regulation = schemes.find("integrering-2027").orElseThrow();
    Money much = Money.kroner(5_000_000);
    assertThat(Scheme.auditors(regulation.kind("drift-ressurssenter").orElseThrow(), much, false))
        .as("§ 3-1: resource centres always")
        .containsExactly(Scheme.Auditor.STATE);
    Scheme.Kind project = regulation.kind("prosjekt-nasjonal").orElseThrow();
    assertThat(Scheme.auditors(project, much, false)).as("however much it is").isEmpty();
    assertThat(Scheme.auditors(project, Money.kroner(10_000), true))
        .as("§ 3-1: others when they are subject to audit")
        .containsExactly(Scheme.Auditor.STATE);
    Scheme.Kind pilot = schemes.find("sma-og-nystartede").orElseThrow().kind("pilot").orElseThrow();
    assertThat(Scheme.auditors(pilot, Money.kroner(100_001), false))
        .containsExactlyInAnyOrder(Scheme.Auditor.values());
    assertThat(Scheme.auditors(pilot, Money.kroner(100_000), false)).isEmpty();
  }

  @Test
  void eachKindForMoreThanOneYearSaysWhatIsAskedBeforeTheNext() {
    for (String scheme : List.of("integrering-2027", "sma-og-nystartede")) {
      assertThat(schemes.find(scheme).orElseThrow().kinds())
          .allSatisfy(kind -> {
            Scheme.LaterYears asked = kind.laterYears().orElseThrow();
            assertThat(asked.dueFor(2028)).isBefore(LocalDate.of(2028, 1, 1));
            assertThat(asked.words().byLanguage()).hasSize(Language.values().length);
          });
    }
  }

  @Test
  void aVersionKeptFromBeforeMentorsHadASchemeOfTheirOwnIsStillRead() {
    String now = DeliveredSchemes.definitions().get("sma-og-nystartede");
    String then =
        now.replace(
            "compensation: {yearly: 40000, scheme: mentorkompensasjon}", "compensation: 40000");
    assertThat(then).isNotEqualTo(now);
    SchemeReader reader = new SchemeReader(schemes.dictionary());
    Scheme.Compensation named = compensation(reader.read(now));
    assertThat(named.yearly()).isEqualTo(Money.kroner(40_000));
    assertThat(named.scheme().flatMap(id -> schemes.find(id.value()))).isPresent();
    assertThat(compensation(reader.read(then)))
        .isEqualTo(new Scheme.Compensation(Money.kroner(40_000), Optional.empty()));
  }

  private static Scheme.Compensation compensation(Scheme scheme) {
    return scheme
        .kind("pilot")
        .flatMap(Scheme.Kind::support)
        .orElseThrow()
        .mentoring()
        .compensation();
  }

  @Test
  void everythingAnApplicantReadsIsInAllLanguagesOfApplicants() {
    Set<Language> wanted = Set.of(Language.values());
    List<LocalText> texts = new ArrayList<>();
    schemes.dictionary().all().forEach(f -> texts.add(f.words()));
    for (Scheme scheme : schemes.all()) {
      texts.add(scheme.name());
      texts.add(scheme.summary());
      scheme.goals().forEach(g -> texts.add(g.text()));
      for (Scheme.Kind kind : scheme.kinds()) {
        texts.add(kind.name());
        kind.criteria().forEach(c -> texts.addAll(List.of(c.words(), c.help())));
        kind.conditions().forEach(c -> texts.add(c.text()));
        kind.thresholds().forEach(t -> texts.add(t.words()));
        kind.payments().forEach(p -> texts.add(p.words()));
        kind.reports().forEach(r -> texts.add(r.words()));
      }
    }
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(texts).allSatisfy(t -> assertThat(t.languages()).containsAll(wanted));
  }
}
