package no.ildsjel.insight.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which acts are documents, and what of them is shielded by which law: {@code journal.yaml}. */
@Component
class JournalRules {

  /** What the document of a post is. */
  enum Paper {
    /** The answers as PDF and the files that came with them. */
    SENT_IN,
    /** A report's answers and accounts as PDF and the files that came with them. */
    REPORT,
    /** What was sent in for a later year of an award, as PDF. */
    LATER_YEAR,
    /** The letter of decision. */
    LETTER,
    /** A letter after the award, by what {@code LaterLetters} calls it. */
    NOTICE,
    CLAIM,
    ENDING_NOTICE,
    CLOSING,
    /** A sheet with what the archive holds of the act. */
    NOTE
  }

  /**
   * An act that is a document.
   *
   * @param again the title of what is sent once more
   * @param counterpart who it is from or to, when that is not the organisation
   * @param type Fiks Arkiv's code of the kind of document
   * @param ends true when the case is over by it
   * @param says which of the act's words stand on the sheet, and under which label
   */
  record Kind(
      String act,
      Direction direction,
      String title,
      Optional<String> again,
      Optional<String> counterpart,
      String type,
      Paper paper,
      boolean ends,
      Map<String, String> says,
      Shielding shielding) {

    Kind {
      says = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }
  }

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, String> leftOut = new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final List<String> laws = new ArrayList<>();

  JournalRules() {
    try (InputStream file = JournalRules.class.getResourceAsStream("/insight/journal.yaml")) {
      JsonNode rules = new YAMLMapper().readTree(Objects.requireNonNull(file, "journal.yaml"));
      for (JsonNode post : rules.required("posts")) {
        Kind kind = kind(post);
        if (kinds.put(kind.act(), kind) != null) {
          throw new IllegalStateException("journal.yaml has " + kind.act() + " twice");
        }
      }
      rules
          .required("left-out")
          .properties()
          .forEach(e -> leftOut.put(e.getKey(), e.getValue().asString()));
      rules
          .required("words")
          .properties()
          .forEach(e -> words.put(e.getKey(), e.getValue().asString()));
      rules.required("laws").forEach(law -> laws.add(law.asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Kind kind(JsonNode post) {
    Map<String, String> says = new LinkedHashMap<>();
    post.path("says").properties().forEach(e -> says.put(e.getKey(), e.getValue().asString()));
    JsonNode shield = post.path("shielding");
    Shielding shielding =
        shield.isMissingNode()
            ? Shielding.NONE
            : new Shielding(
                shield.path("title").asBoolean(false),
                shield.path("counterpart").asBoolean(false),
                Shielding.Extent.valueOf(shield.required("document").asString()),
                shield.required("law").asString());
    return new Kind(
        post.required("act").asString(),
        Direction.valueOf(post.required("direction").asString()),
        post.required("title").asString(),
        text(post, "again"),
        text(post, "counterpart"),
        post.required("type").asString(),
        Paper.valueOf(post.required("document").asString()),
        post.path("ends").asBoolean(false),
        says,
        shielding);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.path(name).isString() ? Optional.of(node.path(name).asString()) : Optional.empty();
  }

  /** The rule of an act; an act without one is not journalled. */
  Optional<Kind> of(String act) {
    return Optional.ofNullable(kinds.get(act));
  }

  /** The acts that are documents. */
  java.util.Set<String> acts() {
    return java.util.Collections.unmodifiableSet(kinds.keySet());
  }

  /** The acts that are not, and why. */
  Map<String, String> leftOut() {
    return java.util.Collections.unmodifiableMap(leftOut);
  }

  /** A code of an act in words, anything else as it is. */
  String inWords(String said) {
    return words.getOrDefault(said, said);
  }

  /** The provisions one can choose among. */
  List<String> laws() {
    return List.copyOf(laws);
  }
}
