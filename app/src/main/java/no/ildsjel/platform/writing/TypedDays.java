package no.ildsjel.platform.writing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.shared.Language;

/**
 * Reads days as people write them: {@code 12.3.2027}, {@code 12/3/2027}, {@code 2027-03-12}, {@code
 * 12. mars 2027}. The day comes before the month in all our languages. The year is written in full,
 * since 58 may be a year of birth as well as of a plan.
 */
public final class TypedDays {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2}) ?[-./ ] ?([0-9]{1,2}) ?[-./ ] ?([0-9]{1,4})");
  private static final Pattern RUN_TOGETHER = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{4})");
  private static final Pattern WITH_NAME =
      Pattern.compile("([0-9]{1,2})\\.? ?([\\p{L}\\p{M}.]+) ?([0-9]{1,4})");

  private static final int LENGTH = 60;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;

  private static final Map<String, Integer> MONTHS = months();

  private TypedDays() {}

  /** A day, in any of our languages. */
  public static Typed<LocalDate> day(String raw) {
    String typed = TypedNumbers.latinDigits(raw).replaceAll(" +", " ");
    if (typed.length() > LENGTH) {
      return new Typed.Refused<>("not-a-date");
    }
    Matcher yearFirst = YEAR_FIRST.matcher(typed);
    if (yearFirst.matches()) {
      return day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
    }
    for (Pattern pattern : List.of(DAY_FIRST, RUN_TOGETHER)) {
      Matcher dayFirst = pattern.matcher(typed);
      if (dayFirst.matches()) {
        return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
      }
    }
    Matcher withName = WITH_NAME.matcher(typed);
    if (withName.matches()) {
      Integer month = MONTHS.get(key(withName.group(2)));
      if (month != null) {
        return day(withName.group(3), month.toString(), withName.group(1));
      }
    }
    return new Typed.Refused<>("not-a-date");
  }

  private static Typed<LocalDate> day(String year, String month, String day) {
    if (year.length() < 4) {
      return new Typed.Refused<>("year-not-in-full");
    }
    int inYear = Integer.parseInt(year);
    if (inYear < FIRST_YEAR || inYear > LAST_YEAR) {
      return new Typed.Refused<>("not-a-date");
    }
    try {
      return new Typed.Understood<>(
          LocalDate.of(inYear, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException _) {
      return new Typed.Refused<>("no-such-day");
    }
  }

  /** The months' names in all our languages, long and short; none means two months. */
  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (Language language : Language.values()) {
      Locale locale = Locale.forLanguageTag(language.code());
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          months.putIfAbsent(key(month.getDisplayName(style, locale)), month.getValue());
        }
      }
    }
    return Map.copyOf(months);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace(".", "");
  }
}
