package no.ildsjel.platform.writing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;

/**
 * Reads numbers as people write them: {@code 110 000}, {@code 110.000}, {@code 110 000 kr}, {@code
 * 12,5}, in any script's digits. A number that could mean two things is refused, never guessed.
 */
public final class TypedNumbers {

  private static final Pattern CURRENCY =
      Pattern.compile("^(?:nok|kr\\.?)|(?:nok|kr\\.?|,-)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** Thousands in groups of three, with one and the same separator. */
  private static final Pattern GROUPED =
      Pattern.compile("([0-9]{1,3})(?:([.,' ])[0-9]{3})(?:\\2[0-9]{3})*");

  /** A number with decimals, the thousands grouped or not. */
  private static final Pattern WITH_DECIMALS =
      Pattern.compile("([0-9]+|[0-9]{1,3}([.,' ])[0-9]{3}(?:\\2[0-9]{3})*)([.,])([0-9]+)");

  /** The largest number read, so that sums of many still fit. */
  public static final long MOST = 999_999_999_999L;

  /** A decimal number longer than this is nonsense, and would be costly. */
  private static final int LENGTH = 60;

  private static final String TOO_LONG = "?";

  private TypedNumbers() {}

  /** A whole number, or whole kroner. */
  public static Typed<Long> whole(String raw) {
    String typed = simplified(raw);
    boolean negative = typed.startsWith("-");
    String number = negative ? typed.substring(1).strip() : typed;
    if (number.length() > LENGTH) {
      return new Typed.Refused<>("not-a-number");
    }
    // Whole numbers have no three decimals, so a separator before three digits groups thousands.
    if (DIGITS.matcher(number).matches() || GROUPED.matcher(number).matches()) {
      return whole(digits(number), negative);
    }
    Matcher decimals = WITH_DECIMALS.matcher(number);
    if (decimals.matches() && !decimals.group(3).equals(decimals.group(2))) {
      return decimals.group(4).chars().allMatch(c -> c == '0') && decimals.group(4).length() < 3
          ? whole(digits(decimals.group(1)), negative)
          : new Typed.Refused<>("not-a-whole-number");
    }
    return new Typed.Refused<>("not-a-number");
  }

  /** A number with decimals, as they are written in the language. */
  public static Typed<Double> decimal(String raw, Language language) {
    String typed = simplified(raw);
    boolean negative = typed.startsWith("-");
    String number = negative ? typed.substring(1).strip() : typed;
    if (number.length() > LENGTH) {
      return new Typed.Refused<>("not-a-number");
    }
    if (DIGITS.matcher(number).matches()) {
      return decimal(number, negative);
    }
    char decimalSign = language == Language.EN || language == Language.AR ? '.' : ',';
    Matcher grouped = GROUPED.matcher(number);
    if (grouped.matches()) {
      String separator = grouped.group(2);
      boolean once = number.indexOf(separator) == number.lastIndexOf(separator);
      if (once && separator.charAt(0) == decimalSign) {
        return decimal(number.replace(decimalSign, '.'), negative);
      }
      return once && separator.equals(".")
          ? new Typed.Refused<>("ambiguous-number")
          : decimal(digits(number), negative);
    }
    Matcher decimals = WITH_DECIMALS.matcher(number);
    if (decimals.matches() && !decimals.group(3).equals(decimals.group(2))) {
      return decimal(digits(decimals.group(1)) + "." + decimals.group(4), negative);
    }
    return new Typed.Refused<>("not-a-number");
  }

  /** An amount in kroner, with øre or not: {@code 149,90}, {@code 1 249}, {@code 1.249,50 kr}. */
  public static Typed<Ore> ore(String raw) {
    String typed = simplified(raw);
    boolean negative = typed.startsWith("-");
    String number = negative ? typed.substring(1).strip() : typed;
    if (number.matches("[0-9]+,[0-9]{3}")) {
      // øre by the comma, thousands by the three digits: whoever wrote it has to say
      return new Typed.Refused<>("ambiguous-number");
    }
    Matcher decimals = WITH_DECIMALS.matcher(number);
    boolean withOre =
        number.length() <= LENGTH
            && decimals.matches()
            && !decimals.group(3).equals(decimals.group(2))
            && decimals.group(4).length() <= 2;
    Typed<Long> kroner = withOre ? whole(digits(decimals.group(1)), false) : whole(number);
    return switch (kroner) {
      case Typed.Refused<Long>(String code) -> new Typed.Refused<>(code);
      case Typed.Understood<Long>(Long whole) -> {
        long ore = withOre ? Long.parseLong((decimals.group(4) + "0").substring(0, 2)) : 0;
        long value = whole * 100 + ore;
        yield new Typed.Understood<>(new Ore(negative ? -value : value));
      }
    };
  }

  private static Typed<Long> whole(String digits, boolean negative) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    if (significant.length() > 18 || Long.parseLong(significant) > MOST) {
      return new Typed.Refused<>("number-too-large");
    }
    long value = Long.parseLong(significant);
    return new Typed.Understood<>(negative ? -value : value);
  }

  private static Typed<Double> decimal(String plain, boolean negative) {
    BigDecimal value = new BigDecimal(plain);
    if (value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      return new Typed.Refused<>("number-too-large");
    }
    double number = value.doubleValue();
    return new Typed.Understood<>(negative && number != 0 ? -number : number);
  }

  private static String digits(String number) {
    return number.replaceAll("[^0-9]", "");
  }

  /** Latin digits, one kind of space, minus and separator, and no currency. */
  private static String simplified(String raw) {
    String latin = raw.length() > 4 * LENGTH ? TOO_LONG : latinDigits(raw);
    String plain =
        latin
            .replace('\u066b', ',')
            .replace('\u066c', '.')
            .replace('\u2212', '-')
            .replace('\u2013', '-')
            .replace('\u2019', '\'')
            .strip();
    return CURRENCY.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("").strip();
  }

  /** The text with every script's digits made Latin, spaces plain, and direction marks gone. */
  static String latinDigits(String raw) {
    StringBuilder latin = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(c -> {
          if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            latin.append((char) ('0' + Character.digit(c, 10)));
          } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
            latin.append(' ');
          } else if (Character.getType(c) != Character.FORMAT) {
            latin.appendCodePoint(c);
          }
        });
    return latin.toString().strip();
  }
}
