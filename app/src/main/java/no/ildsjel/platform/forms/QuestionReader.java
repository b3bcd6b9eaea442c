package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.writing.TextFormat;
import no.ildsjel.shared.LocalText;

/** Makes questions of YAML. */
final class QuestionReader {

  private static final List<String> KINDS =
      List.of(
          "text",
          "longtext",
          "integer",
          "decimal",
          "kroner",
          "date",
          "yesno",
          "one",
          "several",
          "matrix",
          "budget",
          "file",
          "group",
          "info",
          "computed");

  private static final Set<String> FILE_TYPES =
      Set.of(
          "pdf", "docx", "odt", "xlsx", "ods", "csv", "txt", "jpg", "jpeg", "png", "webp", "gif");

  private static final int MEGABYTE = 1_000_000;

  Optional<Question> question(DefinitionNode node) {
    String id = node.word("id");
    Optional<QuestionKind> kind = kind(node);
    LocalText text = node.text("text");
    Question question =
        new Question(
            id,
            kind.orElseGet(QuestionKind.Info::new),
            text,
            node.optionalText("help"),
            node.optionalText("hint"),
            node.optionalWord("when"),
            node.optionalWord("required").filter(word -> !word.equals("false")),
            node.optionalWord("from"),
            node.each("checks", 20, check -> remark(check, "that")),
            node.each("consequences", 20, consequence -> remark(consequence, "when")));
    return kind.map(_ -> question);
  }

  private static Optional<Question.Remark> remark(DefinitionNode node, String key) {
    return Optional.of(new Question.Remark(node.word(key), node.text("say")));
  }

  private Optional<QuestionKind> kind(DefinitionNode node) {
    String word = node.word("type");
    return switch (word) {
      case "text" -> Optional.of(text(node, false, FormLimits.TEXT));
      case "longtext" -> Optional.of(text(node, true, FormLimits.LONG_TEXT));
      case "integer", "kroner" ->
          Optional.of(
              new QuestionKind.Whole(
                  word.equals("kroner"),
                  node.optionalWord("min"),
                  node.optionalWord("max"),
                  node.optionalText("unit")));
      case "decimal" ->
          Optional.of(
              new QuestionKind.Decimal(
                  node.optionalWord("min"), node.optionalWord("max"), node.optionalText("unit")));
      case "date" ->
          Optional.of(new QuestionKind.Day(node.optionalWord("min"), node.optionalWord("max")));
      case "yesno" -> Optional.of(new QuestionKind.YesNo());
      case "one" -> Optional.of(new QuestionKind.One(options(node)));
      case "several" -> Optional.of(several(node));
      case "matrix" -> Optional.of(new QuestionKind.Matrix(lines(node, "rows"), options(node)));
      case "budget" ->
          Optional.of(
              new QuestionKind.Budget(
                  lines(node, "costs"),
                  lines(node, "income"),
                  node.whole("addedLines", 0, 0, FormLimits.ROWS),
                  node.flag("balanced")));
      case "file" -> Optional.of(files(node));
      case "group" -> Optional.of(group(node));
      case "info" -> Optional.of(new QuestionKind.Info());
      case "computed" -> Optional.of(computed(node));
      case "" -> Optional.empty();
      default -> {
        node.wrong("type", "should be one of " + String.join(", ", KINDS));
        yield Optional.empty();
      }
    };
  }

  private static QuestionKind text(DefinitionNode node, boolean longText, int maxLength) {
    Optional<TextFormat> format =
        node.optionalWord("format")
            .flatMap(word -> {
              Optional<TextFormat> known = TextFormat.of(word);
              if (known.isEmpty()) {
                node.wrong(
                    "format",
                    "should be one of email, phone, url, organisation-number, account-number");
              }
              return known;
            });
    return new QuestionKind.Text(
        longText,
        node.whole("minLength", 0, 0, FormLimits.ANSWER_LENGTH),
        node.whole("maxLength", maxLength, 1, FormLimits.ANSWER_LENGTH),
        node.optionalWord("pattern"),
        node.optionalText("patternSay"),
        format);
  }

  private static QuestionKind several(DefinitionNode node) {
    List<QuestionKind.Option> options = options(node);
    int most = Math.max(1, options.size());
    return new QuestionKind.Several(
        options, node.whole("min", 0, 0, most), node.whole("max", most, 1, most));
  }

  private static QuestionKind files(DefinitionNode node) {
    Set<String> types = new LinkedHashSet<>(node.words("types"));
    for (String type : types) {
      if (!FILE_TYPES.contains(type)) {
        node.wrong("types", "has '" + type + "'; allowed are " + sorted(FILE_TYPES));
      }
    }
    if (types.isEmpty() && !node.has("types")) {
      types = Set.of("pdf");
    }
    return new QuestionKind.Files(
        types,
        (long) node.whole("maxMegabytes", 10, 1, 10) * MEGABYTE,
        node.whole("maxFiles", 1, 1, 20));
  }

  private QuestionKind group(DefinitionNode node) {
    return new QuestionKind.Group(
        node.whole("min", 0, 0, FormLimits.ROWS),
        node.whole("max", 20, 1, FormLimits.ROWS),
        node.text("row"),
        node.each("questions", FormLimits.QUESTIONS, this::question));
  }

  private static QuestionKind computed(DefinitionNode node) {
    String as = node.word("as");
    Optional<RuleType> type = DefinitionReader.type(as);
    if (type.isEmpty() && !as.isEmpty()) {
      node.wrong("as", "should be one of text, integer, kroner, decimal, date, yesno");
    }
    return new QuestionKind.Computed(
        node.word("value"), type.orElse(RuleType.INTEGER), as.equals("kroner"));
  }

  private static List<QuestionKind.Option> options(DefinitionNode node) {
    List<QuestionKind.Option> options =
        node.each(
            "options",
            FormLimits.OPTIONS,
            option ->
                Optional.of(
                    new QuestionKind.Option(
                        option.word("id"),
                        option.text("text"),
                        option.optionalText("help"),
                        option.flag("other"),
                        option.flag("alone"))));
    if (options.isEmpty()) {
      node.wrong("options", "should list at least one option");
    }
    return options;
  }

  private static List<QuestionKind.Line> lines(DefinitionNode node, String key) {
    return new ArrayList<>(
        node.each(
            key,
            FormLimits.ROWS,
            line ->
                Optional.of(
                    new QuestionKind.Line(
                        line.word("id"), line.text("text"), line.optionalText("help")))));
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
