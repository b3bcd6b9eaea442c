package no.ildsjel.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No text is missing, unused, broken or hard to read. */
class TextsTest {

  private static final Path TEXTS = Path.of("src/main/resources/texts");

  @Test
  void everyBundleHasTheSameKeysInAllItsLanguages() throws IOException {
    Map<String, Map<String, Set<String>>> keys = new TreeMap<>();
    for (Path file : bundles()) {
      Matcher name =
          Pattern.compile("(.+)_([a-z]{2})\\.properties").matcher(file.getFileName().toString());
      assertThat(name.matches()).isTrue();
      keys.computeIfAbsent(name.group(1), k -> new TreeMap<>())
          .put(name.group(2), load(file).keySet());
    }
    keys.forEach((bundle, languages) -> {
      List<String> wanted =
          bundle.endsWith("-officer") ? List.of("en", "nb", "nn") : APPLICANT_LANGUAGES;
      assertThat(languages.keySet()).as(bundle).containsAll(wanted);
      languages.forEach((language, found) ->
          assertThat(found).as(bundle + " in " + language).isEqualTo(languages.get("nb")));
    });
  }

  private static final List<String> APPLICANT_LANGUAGES =
      List.of("ar", "en", "nb", "nn", "pl", "so", "uk");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTextCanBeFormattedAndTakesTheSameArgumentsAsInBokmaal(Language language)
      throws IOException {
    for (Path file : bundles()) {
      if (!file.toString().endsWith("_" + language.code() + ".properties")) {
        continue;
      }
      Map<String, String> nb =
          load(Path.of(file.toString().replaceAll("_[a-z]{2}\\.properties", "_nb.properties")));
      load(file)
          .forEach((key, text) ->
              assertThat(arguments(text, language))
                  .as(key + " in " + language)
                  .isEqualTo(arguments(nb.get(key), Language.NB)));
    }
  }

  @Test
  void everyTextAskedForIsThereAndNoneIsLeftOver() throws IOException {
    Set<String> there = new Texts().keys(Language.NB);
    StringBuilder source = new StringBuilder();
    for (Path file : sources()) {
      source.append(Files.readString(file)).append('\n');
    }
    Matcher asked = Pattern.compile("\\bt\\(\"([a-z][A-Za-z0-9.-]+)\"\\s*[,)]").matcher(source);
    Set<String> missing = new TreeSet<>();
    while (asked.find()) {
      if (!there.contains(asked.group(1))) {
        missing.add(asked.group(1));
      }
    }
    assertThat(missing).as("asked for and not there").isEmpty();
    // A key may be put together from a constant beginning and a value: its beginning must be named.
    List<String> unused = new ArrayList<>();
    for (String key : there) {
      boolean named = source.indexOf("\"" + key + "\"") >= 0;
      for (int dot = key.lastIndexOf('.'); !named && dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
        named = source.indexOf("\"" + key.substring(0, dot + 1) + "\"") >= 0;
      }
      if (!named) {
        unused.add(key);
      }
    }
    assertThat(unused).as("there and never asked for").isEmpty();
  }

  private static Set<String> arguments(String text, Language language) {
    return new TreeSet<>(new MessageFormat(text, language.locale()).getArgumentNames());
  }

  private static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files.filter(f -> f.toString().endsWith(".properties")).sorted().toList();
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/main/jte", "src/main/resources/programme")) {
      if (Files.exists(Path.of(root))) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
          files.filter(Files::isRegularFile).forEach(all::add);
        }
      }
    }
    return all;
  }

  private static Map<String, String> load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
    return texts;
  }
}
