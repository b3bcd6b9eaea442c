package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;

class AnswerParserTests {

  @Test
  void whatCannotBeReadIsKeptAsItWasTyped() {
    assertThat(SmallGrant.FORM.parse("amount", List.of(" ca. 1000 "), Language.NB))
        .contains(new AnswerValue.Unreadable(" ca. 1000 ", "not-a-number"));
    assertThat(SmallGrant.FORM.parse("start", List.of("31.2.2027"), Language.NB))
        .contains(new AnswerValue.Unreadable("31.2.2027", "no-such-day"));
  }

  @Test
  void nothingTypedIsNoAnswer() {
    for (String path : List.of("projectName", "amount", "start", "kind", "themes")) {
      assertThat(SmallGrant.FORM.parse(path, List.of("  ", ""), Language.NB)).isEmpty();
      assertThat(SmallGrant.FORM.parse(path, List.of(), Language.NB)).isEmpty();
    }
    assertThat(SmallGrant.FORM.parse("nowhere", List.of("x"), Language.NB)).isEmpty();
  }

  @Test
  void ticksAreKeptInTheOrderOfTheForm() {
    assertThat(
            SmallGrant.FORM.parse("themes", List.of("", "work", "language", "work"), Language.NB))
        .contains(new AnswerValue.Choices(List.of("language", "work")));
    assertThat(SmallGrant.FORM.parse("themes", List.of("work", "play"), Language.NB))
        .contains(new AnswerValue.Unreadable("play", "unknown-option"));
  }

  @Test
  void aTextIsCleanedOfWhatNobodyTyped() {
    assertThat(AnswerParser.text("  Kafé\r\npå\u0000 norsk\u0007\t!\ud800 "))
        .isEqualTo("Kafé\npå norsk\t!");
    assertThat(AnswerParser.text("Cafe\u0301")).isEqualTo("Café");
    assertThat(AnswerParser.text("ع\u200dب 👩\u200d👧")).isEqualTo("ع\u200dب 👩\u200d👧");
  }

  @Test
  void yesAndNoAreReadInOurLanguages() {
    for (String yes : List.of("ja", "Yes", "true", "on", "1", "так", "tak", "نعم", "haa")) {
      assertThat(SmallGrant.FORM.parse("partners/r1/pays", List.of(yes), Language.NB))
          .contains(new AnswerValue.YesNo(true));
    }
    assertThat(SmallGrant.FORM.parse("partners/r1/pays", List.of("nei"), Language.NB))
        .contains(new AnswerValue.YesNo(false));
    assertThat(SmallGrant.FORM.parse("partners/r1/pays", List.of("kanskje"), Language.NB))
        .contains(new AnswerValue.Unreadable("kanskje", "not-yes-or-no"));
  }

  @Test
  void tenMegabytesOfTextAreCutNotRead() {
    String huge = "9".repeat(10_000_000);
    for (String path : List.of("projectName", "amount", "start", "kind")) {
      assertThat(SmallGrant.FORM.parse(path, List.of(huge), Language.NB))
          .hasValueSatisfying(value -> {
            assertThat(value).isInstanceOf(AnswerValue.Unreadable.class);
            assertThat(((AnswerValue.Unreadable) value).raw()).hasSize(FormLimits.ANSWER_LENGTH);
          });
    }
  }

  @Test
  void whateverIsTypedIsReadOrRefusedNeverAnException() {
    String pool = "0123456789.,' -kr/:٠١٢٣٫٬e\u00a0\u200fabcæå\ud83d\ude00\u0000\n";
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      StringBuilder typed = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        typed.append(pool.charAt(random.nextInt(pool.length())));
      }
      for (String path : List.of("projectName", "amount", "start", "kind", "themes")) {
        for (Language language : Language.values()) {
          assertThat(SmallGrant.FORM.parse(path, List.of(typed.toString()), language))
              .as("seed %d", seed)
              .isNotNull();
        }
      }
    }
  }

  @Test
  void rowIdsSortInTheOrderTheyWereMade() {
    Random random = new Random(1);
    String first =
        RowIds.next(Clock.fixed(Instant.parse("2027-01-20T10:00:00Z"), ZoneOffset.UTC), random);
    String second =
        RowIds.next(Clock.fixed(Instant.parse("2027-01-20T10:00:00.001Z"), ZoneOffset.UTC), random);
    assertThat(first).isLessThan(second);
    assertThat(RowIds.isRowId(first)).isTrue();
    assertThat(RowIds.isRowId("R1")).isFalse();
    assertThat(RowIds.isRowId("a/b")).isFalse();
    assertThat(RowIds.isRowId("")).isFalse();
  }
}
