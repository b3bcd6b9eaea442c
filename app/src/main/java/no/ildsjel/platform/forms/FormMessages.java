package no.ildsjel.platform.forms;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;

/** The words for errors, from the bundle {@code forms}, where no page is at hand to say them. */
final class FormMessages {

  private final Language language;
  private final Properties texts = new Properties();

  FormMessages(Language language) {
    String bundle = "/texts/forms_" + language.code() + ".properties";
    InputStream found = FormMessages.class.getResourceAsStream(bundle);
    this.language = found == null ? Language.NB : language;
    try (InputStream in =
        found == null
            ? FormMessages.class.getResourceAsStream("/texts/forms_nb.properties")
            : found) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form's own words where it has some, otherwise those for the code. */
  String of(FormError error, FormEvaluation evaluation) {
    return error
        .said()
        .map(said -> evaluation.text(said, language, error.path()).text())
        .orElseGet(() -> of(error.code(), error.parameters()));
  }

  String of(String code, Map<String, Object> parameters) {
    String pattern = texts.getProperty("forms.error." + code);
    if (pattern == null) {
      return code;
    }
    Map<String, Object> written = new HashMap<>(parameters);
    written.replaceAll(
        (_, value) -> value instanceof LocalDate day ? Writing.day(day, language) : value);
    return new MessageFormat(pattern, language.locale()).format(written);
  }
}
