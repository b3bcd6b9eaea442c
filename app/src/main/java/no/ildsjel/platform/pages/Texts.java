package no.ildsjel.platform.pages;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of all rooms in all languages: bundles {@code texts/<room>_<language>.properties} in
 * UTF-8, with ICU messages. A text missing in a language is shown in bokmål; a test sees to it that
 * none is in a language that has bundles. The machine's own language is never asked.
 */
@Component
public class Texts {

  private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
  private final Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);

  public Texts() {
    for (Language language : Language.values()) {
      patterns.put(language, load(language));
      formats.put(language, new ConcurrentHashMap<>());
    }
  }

  /**
   * The text of a key, with its arguments put in by position.
   *
   * @throws IllegalArgumentException for a key no bundle has
   */
  public String text(Language language, String key, Object... arguments) {
    return formatted(language, key, arguments);
  }

  /**
   * The text of a key in every language there are texts in, to be kept and shown to each reader.
   */
  public LocalText inAll(String key, Function<Language, Object[]> arguments) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      if (of(language).containsKey(key)) {
        words.put(language, text(language, key, arguments.apply(language)));
      }
    }
    return new LocalText(words);
  }

  /**
   * The text of a key, with its arguments put in by name.
   *
   * @throws IllegalArgumentException for a key no bundle has
   */
  public String named(Language language, String key, Map<String, ?> arguments) {
    return formatted(language, key, arguments);
  }

  private String formatted(Language language, String key, Object arguments) {
    Map<String, String> own = of(language);
    if (!own.containsKey(key)) {
      if (language == Language.NB) {
        throw new IllegalArgumentException("No text for " + key);
      }
      return formatted(Language.NB, key, arguments);
    }
    MessageFormat format =
        Objects.requireNonNull(formats.get(language))
            .computeIfAbsent(
                key, k -> new MessageFormat(Objects.requireNonNull(own.get(k)), language.locale()));
    synchronized (format) {
      return format.format(arguments);
    }
  }

  /** True when bokmål has the key. */
  public boolean has(String key) {
    return of(Language.NB).containsKey(key);
  }

  /** True when there are texts in the language; pages offer no other. */
  public boolean speaks(Language language) {
    return !of(language).isEmpty();
  }

  /** All keys of a language. */
  public Set<String> keys(Language language) {
    return of(language).keySet();
  }

  private Map<String, String> of(Language language) {
    return Objects.requireNonNull(patterns.get(language));
  }

  private static Map<String, String> load(Language language) {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (Resource bundle :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:texts/*_" + language.code() + ".properties")) {
        Properties properties = new Properties();
        try (Reader reader =
            new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        Map<String, String> added = new HashMap<>();
        properties.forEach((key, value) -> added.put(key.toString(), value.toString()));
        for (var entry : added.entrySet()) {
          if (texts.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
            throw new IllegalStateException("Two bundles have the text " + entry.getKey());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
