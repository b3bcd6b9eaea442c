package no.ildsjel.platform.forms;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.ildsjel.shared.LocalText;

/**
 * Something to mend in an answer.
 *
 * @param page the id of the page it is on
 * @param path the path of the answer, or of the question as a whole
 * @param code its words stand in the bundle {@code forms} under {@code forms.error.<code>}
 * @param parameters what the words speak of, such as {@code max}
 * @param said the form's own words, for the code {@code check} and some patterns
 */
public record FormError(
    String page,
    String path,
    String code,
    Map<String, Object> parameters,
    Optional<LocalText> said) {

  public FormError {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
