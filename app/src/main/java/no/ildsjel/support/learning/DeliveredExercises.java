package no.ildsjel.support.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The exercises that come with the program, from {@code support/exercises.yaml}. */
final class DeliveredExercises {

  static final List<Named> ALL = read();

  /**
   * An exercise.
   *
   * @param form the id of its form
   * @param together true when an organisation does it together
   * @param themes the areas of the conversation on needs it is practice in
   */
  record Named(String form, boolean together, List<String> themes) {}

  /** The forms of the exercises that are practice in an area of the conversation on needs. */
  static List<String> on(String area) {
    return ALL.stream().filter(e -> e.themes().contains(area)).map(Named::form).toList();
  }

  private DeliveredExercises() {}

  private static List<Named> read() {
    try (InputStream file =
        DeliveredExercises.class.getResourceAsStream("/support/exercises.yaml")) {
      JsonNode root = new YAMLMapper().readTree(Objects.requireNonNull(file, "exercises.yaml"));
      List<Named> all = new ArrayList<>();
      for (JsonNode one : root.get("exercises")) {
        List<String> themes = new ArrayList<>();
        one.get("themes").forEach(theme -> themes.add(theme.asString()));
        all.add(
            new Named(
                one.get("form").asString(), one.get("together").asBoolean(), List.copyOf(themes)));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
