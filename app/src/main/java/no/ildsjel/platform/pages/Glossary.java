package no.ildsjel.platform.pages;

import com.ibm.icu.text.Collator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Words people ask about, explained in {@code texts/ord.yaml}. */
@Component
public class Glossary {

  /** A word and what it means. */
  public record Term(String id, List<String> forms, LocalText name, LocalText text) {}

  private record Written(
      String id, List<String> forms, Map<String, String> name, Map<String, String> text) {}

  private final List<Term> terms;

  public Glossary() {
    try (InputStream file = Glossary.class.getResourceAsStream("/texts/ord.yaml")) {
      terms =
          new YAMLMapper()
                  .readValue(
                      Objects.requireNonNull(file, "ord.yaml"),
                      new TypeReference<List<Written>>() {})
                  .stream()
                  .map(
                      w -> new Term(w.id(), List.copyOf(w.forms()), text(w.name()), text(w.text())))
                  .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, in the order of the alphabet of the language. */
  public List<Term> all(Language language) {
    Collator order = Collator.getInstance(language.locale());
    return terms.stream()
        .sorted((a, b) -> order.compare(a.name().in(language), b.name().in(language)))
        .toList();
  }

  /** Those whose word stands in one of the texts, as they are in bokmål, each once. */
  public List<Term> in(Stream<LocalText> texts) {
    List<String> words = texts.map(t -> t.in(Language.NB).toLowerCase(Locale.ROOT)).toList();
    return terms.stream()
        .filter(t -> t.forms().stream().anyMatch(f -> words.stream().anyMatch(w -> w.contains(f))))
        .toList();
  }

  private static LocalText text(Map<String, String> byCode) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    byCode.forEach((code, words) -> texts.put(Language.of(code).orElseThrow(), words));
    return new LocalText(texts);
  }
}
