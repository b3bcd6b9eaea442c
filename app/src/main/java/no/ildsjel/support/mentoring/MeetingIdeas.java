package no.ildsjel.support.mentoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.platform.writing.WordsByLanguage;
import no.ildsjel.shared.LocalText;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Ideas for what to do in a meeting, from {@code support/meeting-ideas.yaml}; none is forced. */
public final class MeetingIdeas {

  private static final List<Idea> ALL = load();

  /**
   * An idea.
   *
   * @param theme the area of needs it belongs to, if any
   */
  public record Idea(String id, Optional<String> theme, LocalText title, LocalText text) {}

  private MeetingIdeas() {}

  /** All ideas, in the order a pair may take them. */
  public static List<Idea> all() {
    return ALL;
  }

  /** One of them. */
  public static Optional<Idea> find(String id) {
    return ALL.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  private static List<Idea> load() {
    try (InputStream file = MeetingIdeas.class.getResourceAsStream("/support/meeting-ideas.yaml")) {
      List<Idea> ideas = new ArrayList<>();
      for (JsonNode idea :
          new YAMLMapper()
              .readTree(Objects.requireNonNull(file, "meeting-ideas.yaml"))
              .get("ideas")) {
        ideas.add(
            new Idea(
                idea.get("id").asString(),
                Optional.ofNullable(idea.get("theme")).map(JsonNode::asString),
                WordsByLanguage.of(idea.get("title")),
                WordsByLanguage.of(idea.get("text"))));
      }
      return List.copyOf(ideas);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
