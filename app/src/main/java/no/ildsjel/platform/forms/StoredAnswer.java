package no.ildsjel.platform.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it is kept: what kind it is, and its value as JSON.
 *
 * @param kind null for an answer that was taken away
 * @param by null when the program wrote it
 */
record StoredAnswer(
    String path, @Nullable String kind, String json, long version, @Nullable UUID by, Instant at) {

  /** The JSON of an answer that was taken away. */
  static final String NOTHING = "";

  Optional<AnswerValue> value() {
    return kind == null ? Optional.empty() : Optional.of(value(kind, json));
  }

  String mark() {
    return AnswerMark.of(kind, json);
  }

  Optional<PersonId> person() {
    return Optional.ofNullable(by).map(PersonId::new);
  }

  boolean isBy(@Nullable UUID person) {
    return by != null && by.equals(person);
  }

  static String kind(AnswerValue value) {
    return switch (value) {
      case AnswerValue.Text _ -> "text";
      case AnswerValue.Whole _ -> "whole";
      case AnswerValue.Decimal _ -> "decimal";
      case AnswerValue.Day _ -> "day";
      case AnswerValue.YesNo _ -> "yesno";
      case AnswerValue.Choice _ -> "choice";
      case AnswerValue.Choices _ -> "choices";
      case AnswerValue.Files _ -> "files";
      case AnswerValue.Row _ -> "row";
      case AnswerValue.Unreadable _ -> "unreadable";
    };
  }

  static String json(AnswerValue value) {
    return AnswersJson.text(AnswersJson.node(value));
  }

  private static AnswerValue value(String kind, String json) {
    JsonNode node = AnswersJson.parse(json);
    return switch (kind) {
      case "text" -> new AnswerValue.Text(node.stringValue());
      case "whole" -> new AnswerValue.Whole(node.longValue());
      case "decimal" -> new AnswerValue.Decimal(node.doubleValue());
      case "day" -> new AnswerValue.Day(LocalDate.parse(node.stringValue()));
      case "yesno" -> new AnswerValue.YesNo(node.booleanValue());
      case "choice" -> new AnswerValue.Choice(node.stringValue());
      case "choices" -> {
        List<String> options = new ArrayList<>();
        node.forEach(option -> options.add(option.stringValue()));
        yield new AnswerValue.Choices(options);
      }
      case "files" -> {
        List<AnswerValue.File> files = new ArrayList<>();
        node.forEach(file ->
            files.add(
                new AnswerValue.File(
                    file.path("id").stringValue(),
                    file.path("name").stringValue(),
                    file.path("bytes").longValue())));
        yield new AnswerValue.Files(files);
      }
      case "row" -> new AnswerValue.Row();
      case "unreadable" ->
          new AnswerValue.Unreadable(
              node.path(AnswersJson.RAW).stringValue(), node.path(AnswersJson.CODE).stringValue());
      default -> throw new IllegalStateException("No such kind of answer: " + kind);
    };
  }
}
