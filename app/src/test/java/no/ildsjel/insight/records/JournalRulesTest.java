package no.ildsjel.insight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of the journal as they are delivered, and how one looks for something in it. */
class JournalRulesTest {

  private final JournalRules rules = new JournalRules();

  @Test
  void whatIsShieldedNamesAProvisionOneCanChoose() {
    for (String act : rules.acts()) {
      Shielding shielding = rules.of(act).orElseThrow().shielding();
      if (shielding.any()) {
        assertThat(rules.laws()).as(act).contains(shielding.law());
      } else {
        assertThat(shielding.law()).as(act).isEmpty();
      }
    }
    assertThat(rules.leftOut().keySet()).doesNotContainAnyElementsOf(rules.acts());
  }

  @Test
  void aDraftIsNoDocumentAndInternalNotesAreNotForEverybody() {
    assertThat(rules.of("application-started")).isEmpty();
    assertThat(rules.of("application-resumed")).isEmpty();
    for (String act : rules.acts()) {
      JournalRules.Kind kind = rules.of(act).orElseThrow();
      if (kind.direction() == Direction.X) {
        assertThat(kind.shielding().document()).as(act).isEqualTo(Shielding.Extent.WHOLE);
      }
    }
    assertThat(rules.of("decision-made").orElseThrow().shielding()).isEqualTo(Shielding.NONE);
  }

  @Test
  void whatEndsACaseIsWrittenThere() {
    assertThat(rules.acts())
        .filteredOn(act -> rules.of(act).filter(JournalRules.Kind::ends).isPresent())
        .containsExactlyInAnyOrder("award-declined", "award-closed", "award-ended-early");
  }

  @Test
  void codesOfActsStandInWordsOnTheirSheets() {
    for (var cause : no.ildsjel.grant.payment.HoldCause.values()) {
      assertThat(rules.inWords(cause.name())).isNotEqualTo(cause.name());
    }
    for (var outcome : no.ildsjel.casework.DecisionOutcome.values()) {
      assertThat(rules.inWords(outcome.name())).isNotEqualTo(outcome.name());
    }
    for (var outcome : no.ildsjel.casework.Eligibility.Outcome.values()) {
      assertThat(rules.inWords(outcome.name())).isNotEqualTo(outcome.name());
    }
    assertThat(rules.inWords("En grunn")).isEqualTo("En grunn");
  }

  @Test
  void whatIsTypedIsOnlyEverWords() {
    assertThat(search("Språkbroen 2026/0001").query())
        .contains("'Språkbroen':* & '2026':* & '0001':*");
    assertThat(search("' | !x:* & \\ <->").query()).contains("'x':*");
    assertThat(search(" '\" ").query()).isEmpty();
  }

  private static JournalSearch search(String words) {
    return new JournalSearch(
        words, Optional.empty(), Optional.<LocalDate>empty(), Optional.<LocalDate>empty());
  }
}
