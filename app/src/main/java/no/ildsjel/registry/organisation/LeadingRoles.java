package no.ildsjel.registry.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The roles that lead an organisation or sit on its board, from {@code registry/kept-roles.csv}.
 */
final class LeadingRoles {

  private LeadingRoles() {}

  static String[] codes() {
    try (InputStream in = LeadingRoles.class.getResourceAsStream("/registry/kept-roles.csv")) {
      if (in == null) {
        throw new IllegalStateException("The list of roles is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(l -> l.split(",", 3))
          .filter(c -> c.length == 3 && c[1].equals("yes"))
          .map(c -> c[0])
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
