package no.ildsjel.platform.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTests {

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
    assertThat(TypedNumbers.whole(typed)).isEqualTo(new Typed.Understood<>(expected));
    assertThat(TypedNumbers.whole(typed)).isEqualTo(new Typed.Understood<>(expected));
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
  void whatIsNoAmountIsRefused(String typed, String code) {
    assertThat(TypedNumbers.whole(typed)).isEqualTo(new Typed.Refused<>(code));
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
    assertThat(TypedNumbers.decimal(typed, Language.of(language).orElseThrow()))
        .isEqualTo(new Typed.Understood<>(expected));
  }

  @Test
  void aNumberIsNeverCutShort() {
    for (String typed : new String[] {"1" + " ".repeat(500) + "5", "1".repeat(5_000_000)}) {
      assertThat(TypedNumbers.whole(typed)).isEqualTo(new Typed.Refused<>("not-a-number"));
      assertThat(TypedNumbers.decimal(typed, Language.NB))
          .isEqualTo(new Typed.Refused<>("not-a-number"));
    }
  }

  @Test
  void aNumberThatCouldMeanTwoThingsIsNotGuessed() {
    assertThat(TypedNumbers.decimal("1.500", Language.NB))
        .isEqualTo(new Typed.Refused<>("ambiguous-number"));
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
    assertThat(TypedDays.day(typed)).isEqualTo(new Typed.Understood<>(LocalDate.of(2027, 3, 12)));
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
  void whatIsNoDayIsRefused(String typed, String code) {
    assertThat(TypedDays.day(typed)).isEqualTo(new Typed.Refused<>(code));
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long amount = random.nextLong(-TypedNumbers.MOST, TypedNumbers.MOST);
      for (Language language : Language.values()) {
        assertThat(TypedNumbers.whole(Writing.kroner(amount)))
            .isEqualTo(new Typed.Understood<>(amount));
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(100_000));
        assertThat(TypedDays.day(Writing.day(day, language)))
            .as(Writing.day(day, language))
            .isEqualTo(new Typed.Understood<>(day));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, leder@sprakbroen.example, leder@sprakbroen",
    "PHONE, +47 22 22 22 22, ring meg",
    "URL, www.sprakbroen.example/om, sprakbroen",
    "ORGANISATION_NUMBER, 974 760 673, 974 760 674",
    "ACCOUNT_NUMBER, 1234.56.78903, 1234.56.78904"
  })
  void wellKnownFormsOfTextAreKnown(TextFormat format, String good, String bad) {
    assertThat(format.fits(good)).isTrue();
    assertThat(format.fits(bad)).isFalse();
    assertThat(format.fits("x".repeat(100_000) + "@")).isFalse();
  }
}
