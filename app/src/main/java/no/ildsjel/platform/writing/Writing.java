package no.ildsjel.platform.writing;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;

/** How values are written to people: with Latin digits everywhere, and no-break spaces. */
public final class Writing {

  private static final char SPACE = '\u00a0';

  private static final Map<Language, DateTimeFormatter> DAYS = new EnumMap<>(Language.class);

  private static final DateTimeFormatter CLOCK_NORWEGIAN =
      DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static {
    for (Language language : Language.values()) {
      boolean norwegian = language == Language.NB || language == Language.NN;
      DAYS.put(
          language,
          new DateTimeFormatterBuilder()
              .appendPattern(norwegian ? "d. " : "d ")
              .appendText(ChronoField.MONTH_OF_YEAR, months(language))
              .appendPattern(" uuuu")
              .toFormatter(Locale.ROOT));
    }
  }

  /** The one time zone of days and deadlines. */
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Writing() {}

  /** Month names are ICU's: Java's own Somali ones count the months instead of naming them. */
  private static Map<Long, String> months(Language language) {
    String[] names =
        new DateFormatSymbols(ULocale.forLanguageTag(language.code()))
            .getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE);
    return LongStream.rangeClosed(1, 12)
        .boxed()
        .collect(Collectors.toMap(month -> month, month -> names[month.intValue() - 1]));
  }

  /** {@code 12. mars 2027 kl. 23.59}: a moment, by the clock in Oslo. */
  public static String moment(Instant moment, Language language) {
    ZonedDateTime there = moment.atZone(OSLO);
    boolean norwegian = language == Language.NB || language == Language.NN;
    return day(there.toLocalDate(), language)
        + (norwegian ? " kl. " : ", ")
        + there.format(norwegian ? CLOCK_NORWEGIAN : CLOCK);
  }

  /** {@code 23.59}: the time of day in Oslo. */
  public static String clock(Instant moment, Language language) {
    boolean norwegian = language == Language.NB || language == Language.NN;
    return moment.atZone(OSLO).format(norwegian ? CLOCK_NORWEGIAN : CLOCK);
  }

  /** {@code 110 000 kr}, to stand within {@code <bdi>}. */
  public static String kroner(long kroner) {
    return grouped(kroner) + SPACE + "kr";
  }

  /** {@code 1 249,50 kr}, to stand within {@code <bdi>}. */
  public static String ore(Ore amount) {
    long value = Math.abs(amount.value());
    return (amount.isNegative() ? "−" : "")
        + grouped(value / 100)
        + String.format(Locale.ROOT, ",%02d", value % 100)
        + SPACE
        + "kr";
  }

  /** {@code 110 000}. */
  public static String grouped(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, SPACE);
    }
    return number < 0 ? "−" + text : text.toString();
  }

  /** A value as it stands within a sentence; whole numbers ungrouped, since they may be years. */
  public static String plain(Object value, Language language) {
    return switch (value) {
      case LocalDate day -> day(day, language);
      case Double number -> decimal(number, language);
      case List<?> list ->
          list(list.stream().map(item -> plain(item, language)).toList(), language);
      default -> value.toString();
    };
  }

  /** Words one after the other, with the comma of the language. */
  public static String list(List<String> words, Language language) {
    return String.join(language == Language.AR ? "\u060c " : ", ", words);
  }

  /** {@code 12. mars 2027}. */
  public static String day(LocalDate day, Language language) {
    return day.format(DAYS.getOrDefault(language, DateTimeFormatter.ISO_LOCAL_DATE));
  }

  private static String decimal(double number, Language language) {
    String digits = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return language == Language.EN || language == Language.AR ? digits : digits.replace('.', ',');
  }
}
