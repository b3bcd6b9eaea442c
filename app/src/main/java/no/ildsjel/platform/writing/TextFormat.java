package no.ildsjel.platform.writing;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Optional;
import no.bekk.bekkopen.banking.KontonummerValidator;
import no.ildsjel.shared.OrganisationNumber;

/** Well-known forms of short texts. */
public enum TextFormat {
  EMAIL("email", "bad-email"),
  PHONE("phone", "bad-phone"),
  URL("url", "bad-url"),
  ORGANISATION_NUMBER("organisation-number", "bad-organisation-number"),
  ACCOUNT_NUMBER("account-number", "bad-account-number");

  private static final Pattern EMAIL_ADDRESS =
      Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\".]+(\\.[^\\s@,;<>\".]+)+");
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9]{5,15}");
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://)?[^\\s/.@]+(\\.[^\\s/.@]+)+(/\\S*)?");

  private final String word;
  private final String code;

  TextFormat(String word, String code) {
    this.word = word;
    this.code = code;
  }

  /** The word for it in a definition. */
  public String word() {
    return word;
  }

  /** The error's code when a text is not of this form. */
  public String code() {
    return code;
  }

  /** The format with this word. */
  public static Optional<TextFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** True when the text is of this form, spaces and the like within numbers allowed. */
  public boolean fits(String text) {
    return switch (this) {
      case EMAIL -> text.length() <= 254 && EMAIL_ADDRESS.matcher(text).matches();
      case PHONE -> PHONE_NUMBER.matcher(text.replaceAll("[\\s\\u00a0().-]", "")).matches();
      case URL -> text.length() <= 2_000 && ADDRESS.matcher(text).matches();
      case ORGANISATION_NUMBER -> OrganisationNumber.parse(text).isPresent();
      case ACCOUNT_NUMBER -> KontonummerValidator.isValid(text.replaceAll("[\\s\\u00a0.]", ""));
    };
  }
}
