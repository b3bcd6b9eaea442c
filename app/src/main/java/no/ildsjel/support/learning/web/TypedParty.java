package no.ildsjel.support.learning.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.support.learning.SignUp;
import org.springframework.util.MultiValueMap;

/**
 * A party as it was typed, so that nothing is lost when something has to be mended.
 *
 * @param key made with the page, so that it is signed up once
 */
public record TypedParty(UUID key, List<Row> rows) {

  static final int MOST_ROWS = 10;
  private static final int LENGTH = 200;
  private static final int NEEDS = 500;

  /** One person. */
  public record Row(String name, String email, String needs) {

    SignUp.Named named() {
      return new SignUp.Named(name, filled(email), filled(needs));
    }
  }

  static TypedParty of(MultiValueMap<String, String> fields) {
    UUID key;
    try {
      key = UUID.fromString(fields.toSingleValueMap().getOrDefault("nokkel", ""));
    } catch (IllegalArgumentException e) {
      key = UUID.randomUUID();
    }
    List<String> names = fields.getOrDefault("navn", List.of());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), MOST_ROWS); i++) {
      Row row =
          new Row(
              at(names, i, LENGTH),
              at(fields.getOrDefault("epost", List.of()), i, LENGTH),
              at(fields.getOrDefault("behov", List.of()), i, NEEDS));
      if (!row.name().isEmpty()) {
        rows.add(row);
      }
    }
    return new TypedParty(key, rows);
  }

  private static String at(List<String> values, int i, int most) {
    String value = i < values.size() ? values.get(i).strip() : "";
    return value.length() > most ? value.substring(0, most) : value;
  }

  /** The row to show at a place. */
  public Row row(int i) {
    return i < rows.size() ? rows.get(i) : new Row("", "", "");
  }

  boolean addressesFit() {
    return rows.stream()
        .allMatch(r -> r.email().isEmpty() || r.email().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"));
  }

  List<SignUp.Named> named() {
    return rows.stream().map(Row::named).toList();
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
