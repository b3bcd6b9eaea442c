package no.ildsjel.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages people can meet the program in; the order is the order of the language switch. */
public enum Language {
  NB("nb", "Bokmål", true),
  NN("nn", "Nynorsk", true),
  EN("en", "English", true),
  UK("uk", "Українська", false),
  PL("pl", "Polski", false),
  AR("ar", "العربية", false),
  SO("so", "Soomaali", false);

  private final String code;
  private final String ownName;
  private final boolean everywhere;

  Language(String code, String ownName, boolean everywhere) {
    this.code = code;
    this.ownName = ownName;
    this.everywhere = everywhere;
  }

  /** The ISO 639-1 code, as in the `lang` attribute. */
  public String code() {
    return code;
  }

  /** The language's name in the language itself. */
  public String ownName() {
    return ownName;
  }

  /**
   * True for the languages officers' pages have too; the rest are for applicants and the public.
   */
  public boolean everywhere() {
    return everywhere;
  }

  /** The writing direction, `rtl` or `ltr`, as in the `dir` attribute. */
  public String direction() {
    return this == AR ? "rtl" : "ltr";
  }

  /**
   * A locale with Latin digits, also for Arabic, since amounts and dates are copied from letters.
   */
  public Locale locale() {
    return this == AR ? Locale.forLanguageTag("ar-u-nu-latn") : Locale.forLanguageTag(code);
  }

  /** The language with this code, if it is one of ours. */
  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
  }

  /** The languages of officers' pages. */
  public static List<Language> forOfficers() {
    return Arrays.stream(values()).filter(Language::everywhere).toList();
  }
}
