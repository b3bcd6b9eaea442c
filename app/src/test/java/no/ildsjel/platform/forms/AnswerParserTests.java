package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          110000 | 110000
          110 000 | 110000
          110\u00a0000 | 110000
          110\u202f000 | 110000
          110.000 | 110000
          110,000 | 110000
          110'000 | 110000
          1.110.000 | 1110000
          110 000 kr | 110000
          110 000 kr. | 110000
          110 000,- | 110000
          kr 110 000 | 110000
          NOK 110000 | 110000
          110000,00 | 110000
          110 000,0 | 110000
          110.000,00 kr | 110000
          -5 | -5
          −5 | -5
          - 5 | -5
          007 | 7
          0 | 0
          ١١٠٠٠٠ | 110000
          ١١٠٬٠٠٠ | 110000
          \u200f١١٠ ٠٠٠\u200e | 110000
          ۱۱۰۰۰۰ | 110000
          １１０ | 110
          """)
  void anAmountIsReadAsPeopleWriteIt(String typed, long expected) {
    assertThat(NumberReader.whole(typed, Language.NB)).isEqualTo(new AnswerValue.Whole(expected));
    assertThat(NumberReader.whole(typed, Language.AR)).isEqualTo(new AnswerValue.Whole(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ca. 1000 | not-a-number
          tusen | not-a-number
          1e5 | not-a-number
          0x10 | not-a-number
          1.2.3 | not-a-number
          11.00.000 | not-a-number
          1 10 | not-a-number
          1,000.000,00 | not-a-number
          -- | not-a-number
          - | not-a-number
          kr | not-a-number
          12,5 | not-a-whole-number
          110000,50 | not-a-whole-number
          1000000000000 | number-too-large
          99999999999999999999999999 | number-too-large
          """)
  void whatIsNoAmountIsRefusedAndKept(String typed, String code) {
    assertThat(NumberReader.whole(typed, Language.NB))
        .isEqualTo(new AnswerValue.Unreadable(typed, code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nb | 12,5 | 12.5
          nb | 12.5 | 12.5
          en | 12.5 | 12.5
          en | 12,5 | 12.5
          nb | 1,500 | 1.5
          en | 1.500 | 1.5
          en | 1,500 | 1500
          nb | 1 500,25 | 1500.25
          nb | 1.500,25 | 1500.25
          en | 1,500.25 | 1500.25
          nb | 1.500.000 | 1500000
          ar | ١٢٫٥ | 12.5
          nb | 40 | 40
          nb | -0,5 | -0.5
          """)
  void aDecimalNumberIsReadInThePersonsLanguage(String language, String typed, double expected) {
    assertThat(NumberReader.decimal(typed, Language.of(language).orElseThrow()))
        .isEqualTo(new AnswerValue.Decimal(expected));
  }

  @Test
  void aNumberThatCouldMeanTwoThingsIsNotGuessed() {
    assertThat(NumberReader.decimal("1.500", Language.NB))
        .isEqualTo(new AnswerValue.Unreadable("1.500", "ambiguous-number"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.3.2027",
        "12.03.2027",
        "12/3/2027",
        "12-3-2027",
        "12 3 2027",
        "2027-03-12",
        "12032027",
        "2027.3.12",
        "12. mars 2027",
        "12 mars 2027",
        "12 March 2027",
        "12. mar. 2027",
        "12 marca 2027",
        "12 березня 2027",
        "12 مارس 2027",
        "١٢/٣/٢٠٢٧",
        "١٢.٣.٢٠٢٧",
        " 12 . 3 . 2027 "
      })
  void aDayIsReadAsPeopleWriteIt(String typed) {
    assertThat(DayReader.day(typed, Language.NB))
        .isEqualTo(new AnswerValue.Day(LocalDate.of(2027, 3, 12)));
  }

  @ParameterizedTest
  @CsvSource({
    "12.3.27, year-not-in-full",
    "12. mars 27, year-not-in-full",
    "31.2.2027, no-such-day",
    "3.13.2027, no-such-day",
    "2027-00-10, no-such-day",
    "i morgen, not-a-date",
    "2027, not-a-date",
    "12.3, not-a-date",
    "12 smarch 2027, not-a-date",
    "1.1.0001, not-a-date",
    "1.1.9999, not-a-date"
  })
  void whatIsNoDayIsRefusedAndKept(String typed, String code) {
    assertThat(DayReader.day(typed, Language.NB))
        .isEqualTo(new AnswerValue.Unreadable(typed, code));
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
      assertThat(NumberReader.decimal(typed.toString(), Language.NB)).isNotNull();
    }
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long amount = random.nextLong(-FormLimits.NUMBER, FormLimits.NUMBER);
      for (Language language : Language.values()) {
        assertThat(NumberReader.whole(Writing.kroner(amount), language))
            .isEqualTo(new AnswerValue.Whole(amount));
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(100_000));
        assertThat(DayReader.day(Writing.day(day, language), language))
            .as(Writing.day(day, language))
            .isEqualTo(new AnswerValue.Day(day));
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
