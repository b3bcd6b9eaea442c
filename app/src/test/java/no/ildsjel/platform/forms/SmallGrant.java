package no.ildsjel.platform.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ildsjel.shared.Language;

/** The example of {@code docs/forms.md}, so that it stays true. */
final class SmallGrant {

  static final String DOCS = docs();
  static final String YAML = block("yaml");
  static final String ANSWERS = block("json");
  static final CompiledForm FORM = FormCompiler.compile(YAML).orThrow();

  private SmallGrant() {}

  static AnswersJson.Read answers() {
    return AnswersJson.read(ANSWERS, FORM, Language.NB);
  }

  private static String docs() {
    try {
      Path docs = Path.of("docs/forms.md");
      return Files.readString(Files.exists(docs) ? docs : Path.of("..").resolve(docs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String language) {
    int start = DOCS.indexOf("```" + language + "\n") + language.length() + 4;
    return DOCS.substring(start, DOCS.indexOf("\n```", start));
  }
}
