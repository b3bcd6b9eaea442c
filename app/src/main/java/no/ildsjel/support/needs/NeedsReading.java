package no.ildsjel.support.needs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.writing.WordsByLanguage;
import no.ildsjel.shared.LocalText;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How answers are read and what is proposed for each area, from {@code support/needs.yaml}. */
public final class NeedsReading {

  private static final NeedsReading DELIVERED = load();

  /**
   * Something in the program that helps.
   *
   * @param path where it is; {@code {organisation}} stands for the organisation's number
   */
  public record Tool(String path, LocalText words) {}

  /**
   * An area of an association's life.
   *
   * @param mentor what a mentor can do about it
   * @param read how each option of each question is read; options that say nothing are left out
   * @param one options that mean that much hangs on one person, by question
   */
  public record Area(
      String id,
      LocalText name,
      LocalText mentor,
      Optional<Tool> tool,
      Map<String, Map<String, Reading>> read,
      Map<String, Set<String>> one) {

    /** How an option is read, if it says anything. */
    Optional<Reading> reading(String question, String option) {
      return Optional.ofNullable(read.getOrDefault(question, Map.of()).get(option));
    }
  }

  /**
   * Something to begin with: a few lines one can copy.
   *
   * @param id the area it is for
   */
  public record Template(String id, LocalText title, List<LocalText> lines) {}

  /** One thing to do to share the leader's work. */
  public record Step(String id, LocalText words) {}

  private final String form;
  private final String source;
  private final LocalDate date;
  private final List<Area> areas;
  private final List<Step> coLeader;
  private final List<Template> templates;

  private NeedsReading(
      String form,
      String source,
      LocalDate date,
      List<Area> areas,
      List<Step> coLeader,
      List<Template> templates) {
    this.form = form;
    this.source = source;
    this.date = date;
    this.areas = List.copyOf(areas);
    this.coLeader = List.copyOf(coLeader);
    this.templates = List.copyOf(templates);
  }

  /** What comes with the program. */
  public static NeedsReading delivered() {
    return DELIVERED;
  }

  /** The id of the form the conversation is held by. */
  public String form() {
    return form;
  }

  /** Where the reading comes from. */
  public String source() {
    return source;
  }

  /** When it was written. */
  public LocalDate date() {
    return date;
  }

  /** The areas in the order they are spoken of; their ids are the themes of mentors too. */
  public List<Area> areas() {
    return areas;
  }

  /** The ids of the areas. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    areas.forEach(a -> ids.add(a.id()));
    return ids;
  }

  /** The name of an area. */
  public LocalText name(String id) {
    return areas.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow().name();
  }

  /** The steps by which a leader shares the work, the easiest first. */
  public List<Step> coLeader() {
    return coLeader;
  }

  /** The template of an area, if it has one. */
  public Optional<Template> template(String id) {
    return templates.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  private static JsonNode delivered(String name) {
    try (InputStream file = NeedsReading.class.getResourceAsStream("/support/" + name)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(file, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Template> templates() {
    List<Template> templates = new ArrayList<>();
    for (JsonNode one : delivered("templates.yaml").get("templates")) {
      List<LocalText> lines = new ArrayList<>();
      one.get("lines").forEach(line -> lines.add(WordsByLanguage.of(line)));
      templates.add(
          new Template(
              one.get("id").asString(), WordsByLanguage.of(one.get("title")), List.copyOf(lines)));
    }
    return templates;
  }

  private static NeedsReading load() {
    JsonNode root = delivered("needs.yaml");
    List<Area> areas = new ArrayList<>();
    for (JsonNode area : root.get("areas")) {
      areas.add(area(area));
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : root.get("coLeader")) {
      steps.add(new Step(step.get("id").asString(), WordsByLanguage.of(step.get("words"))));
    }
    return new NeedsReading(
        root.get("form").asString(),
        root.get("source").asString(),
        LocalDate.parse(root.get("date").asString()),
        areas,
        steps,
        templates());
  }

  private static Area area(JsonNode area) {
    Map<String, Map<String, Reading>> read = new LinkedHashMap<>();
    area.get("read")
        .forEachEntry((question, options) -> {
          Map<String, Reading> readings = new LinkedHashMap<>();
          options.forEachEntry((option, word) ->
              readings.put(option, Reading.valueOf(word.asString().toUpperCase(Locale.ROOT))));
          read.put(question, Map.copyOf(readings));
        });
    Map<String, Set<String>> one = new LinkedHashMap<>();
    area.get("one")
        .forEachEntry((question, options) -> {
          Set<String> ids = new LinkedHashSet<>();
          options.forEach(option -> ids.add(option.asString()));
          one.put(question, Set.copyOf(ids));
        });
    JsonNode tool = area.get("tool");
    return new Area(
        area.get("id").asString(),
        WordsByLanguage.of(area.get("name")),
        WordsByLanguage.of(area.get("mentor")),
        tool == null
            ? Optional.empty()
            : Optional.of(
                new Tool(tool.get("path").asString(), WordsByLanguage.of(tool.get("words")))),
        read,
        one);
  }
}
