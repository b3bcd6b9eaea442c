package no.ildsjel.programme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.ildsjel.programme.scheme.SchemeReader;

/** The schemes that come with the program, read from their files without a database. */
public final class DeliveredSchemes {

  private static final List<String> IDS = files();

  private final FactDictionary dictionary;
  private final Map<String, Scheme> schemes = new TreeMap<>();

  private DeliveredSchemes() {
    dictionary = SchemeReader.dictionary(text("facts"));
    for (String id : IDS) {
      schemes.put(id, new SchemeReader(dictionary).read(text(id)));
    }
  }

  /** Reads them; throws when one of them is wrong, which a test sees to that it is not. */
  public static DeliveredSchemes read() {
    return new DeliveredSchemes();
  }

  public FactDictionary dictionary() {
    return dictionary;
  }

  /** All of them, by id. */
  public List<Scheme> all() {
    return List.copyOf(schemes.values());
  }

  public Optional<Scheme> find(String id) {
    return Optional.ofNullable(schemes.get(id));
  }

  /** Their definitions as written, by id. */
  public static Map<String, String> definitions() {
    Map<String, String> definitions = new TreeMap<>();
    IDS.forEach(id -> definitions.put(id, text(id)));
    return definitions;
  }

  private static List<String> files() {
    return text("schemes").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static String text(String name) {
    String file = "/programme/" + name + (name.equals("schemes") ? ".txt" : ".yaml");
    try (InputStream in = DeliveredSchemes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing: " + file);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
