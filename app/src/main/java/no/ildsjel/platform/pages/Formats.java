package no.ildsjel.platform.pages;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;

/** Dates and money the Norwegian way, with Latin digits in every language. */
public final class Formats {

  /** The one time zone of dates and deadlines. */
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private Formats() {}

  /** 12. mars 2027, in the language's own words. */
  public static String date(Language language, LocalDate date) {
    return format(language, pattern(language), date.atTime(12, 0).atZone(OSLO).toInstant());
  }

  /** 12. mars 2027 kl. 23.59: a moment, by the clock in Oslo. */
  public static String moment(Language language, Instant moment) {
    String clock = language == Language.NB || language == Language.NN ? " 'kl.' HH.mm" : ", HH:mm";
    return format(language, pattern(language) + clock, moment);
  }

  /** 110 000, with no-break spaces. */
  public static String number(long number) {
    NumberFormat format = NumberFormat.getIntegerInstance(ULocale.forLanguageTag("nb"));
    return format.format(number).replace('\u2212', '-').replace(' ', '\u00a0');
  }

  /** 110 000 kr, with no-break spaces; the page puts it in a {@code bdi}. */
  public static String money(Money money) {
    return number(money.kroner()) + "\u00a0kr";
  }

  private static String pattern(Language language) {
    return switch (language) {
      case NB, NN -> "d. MMMM yyyy";
      case UK -> "d MMMM yyyy 'р'.";
      default -> "d MMMM yyyy";
    };
  }

  private static String format(Language language, String pattern, Instant moment) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, ULocale.forLocale(language.locale()));
    TimeZone oslo = TimeZone.getTimeZone(OSLO.getId());
    GregorianCalendar calendar = new GregorianCalendar(oslo);
    format.setCalendar(calendar);
    return format.format(new java.util.Date(moment.toEpochMilli()));
  }
}
