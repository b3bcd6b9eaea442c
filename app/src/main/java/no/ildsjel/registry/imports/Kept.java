package no.ildsjel.registry.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the registers is kept, as said in {@code registry/kept-forms.csv} and {@code
 * registry/kept-roles.csv}.
 *
 * @param forms organisation forms kept besides those in Frivillighetsregisteret
 * @param formsWithRoles those of them whose role holders are kept
 * @param roles codes of roles kept
 */
record Kept(Set<String> forms, Set<String> formsWithRoles, Set<String> roles) {

  /** Sole traders: a private person's own register entry, never kept. */
  static final String SOLE_TRADER = "ENK";

  static Kept load() {
    Map<String, Boolean> forms = codes("kept-forms.csv");
    return new Kept(
        forms.keySet(),
        forms.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet()),
        codes("kept-roles.csv").keySet());
  }

  /** True when the unit is kept, given what it says of itself and what is known already. */
  boolean unit(String form, boolean voluntary) {
    return !form.equals(SOLE_TRADER) && (voluntary || forms.contains(form));
  }

  private static Map<String, Boolean> codes(String file) {
    Map<String, Boolean> codes = new HashMap<>();
    try (InputStream in = Kept.class.getResourceAsStream("/registry/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader
          .lines()
          .filter(l -> !l.startsWith("#") && !l.startsWith("code,"))
          .map(l -> l.split(",", 3))
          .forEach(c -> codes.put(c[0], c[1].equals("yes")));
      return Map.copyOf(codes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
