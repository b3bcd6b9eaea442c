package no.ildsjel.platform.forms.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.RowIds;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.TextFormat;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.LocalText;

/** Makes what questions are answered in. */
final class BodyViews {

  private static final int SHORT = 30;

  private final Page page;
  private final FormPlace place;
  private final FormEvaluation evaluation;
  private final Written written;
  private final QuestionViews questions;

  BodyViews(
      Page page,
      FormPlace place,
      FormEvaluation evaluation,
      Written written,
      QuestionViews questions) {
    this.page = page;
    this.place = place;
    this.evaluation = evaluation;
    this.written = written;
    this.questions = questions;
  }

  AskedBody of(Question question, String path) {
    return switch (question.kind()) {
      case QuestionKind.Text text -> text(text, path);
      case QuestionKind.Whole whole -> whole(whole, path);
      case QuestionKind.Decimal decimal ->
          line(path, false, "text", "decimal", "", written.text(decimal.unit(), path), "short");
      case QuestionKind.Day _ -> day(path);
      case QuestionKind.YesNo _ -> yesNo(path);
      case QuestionKind.One one ->
          new AskedBody.Choices(questions.field(path, false), false, options(one.options(), path));
      case QuestionKind.Several several ->
          new AskedBody.Choices(
              questions.field(path, false), true, options(several.options(), path));
      case QuestionKind.Matrix matrix -> matrix(matrix, path);
      case QuestionKind.Budget budget -> budget(budget, path);
      case QuestionKind.Files files -> files(files, path);
      case QuestionKind.Group group -> rows(group, path);
      case QuestionKind.Info _ -> new AskedBody.Info();
      case QuestionKind.Computed computed -> computed(computed, path);
    };
  }

  private AskedBody text(QuestionKind.Text text, String path) {
    if (text.longText()) {
      return new AskedBody.Lines(questions.field(path, false), text.maxLength());
    }
    TextFormat format = text.format().orElse(null);
    return switch (format) {
      case null -> line(path, false, "text", "", "", Optional.empty(), size(text.maxLength()));
      case EMAIL -> line(path, false, "email", "email", "email", Optional.empty(), "wide");
      case PHONE -> line(path, false, "tel", "tel", "tel", Optional.empty(), "short");
      case URL -> line(path, false, "text", "url", "url", Optional.empty(), "wide");
      case ORGANISATION_NUMBER, ACCOUNT_NUMBER ->
          line(path, false, "text", "numeric", "", Optional.empty(), "short");
    };
  }

  private static String size(int most) {
    return most <= SHORT ? "short" : "wide";
  }

  private AskedBody whole(QuestionKind.Whole whole, String path) {
    Optional<LocalText.Rendered> unit =
        whole.kroner()
            ? Optional.of(new LocalText.Rendered("kr", page.language()))
            : written.text(whole.unit(), path);
    return line(path, whole.kroner(), "text", "numeric", "", unit, "short");
  }

  /** A phone's own calendar; what it cannot show is shown as it was typed. */
  private AskedBody day(String path) {
    boolean unreadable =
        evaluation.answers().at(path).filter(AnswerValue.Unreadable.class::isInstance).isPresent();
    return line(path, false, unreadable ? "text" : "date", "", "", Optional.empty(), "short");
  }

  private AskedBody line(
      String path,
      boolean kroner,
      String type,
      String keyboard,
      String complete,
      Optional<LocalText.Rendered> unit,
      String size) {
    return new AskedBody.Line(questions.field(path, kroner), type, keyboard, complete, unit, size);
  }

  private AskedBody yesNo(String path) {
    FieldView field = questions.field(path, false);
    List<OptionView> both = new ArrayList<>();
    for (String id : List.of(Written.YES, Written.NO)) {
      String words = page.t(id.equals(Written.YES) ? "forms.yes" : "forms.no");
      both.add(
          new OptionView(
              id,
              new LocalText.Rendered(words, page.language()),
              Optional.empty(),
              field.value().equals(id),
              Optional.empty()));
    }
    return new AskedBody.Choices(field, false, both);
  }

  private List<OptionView> options(List<QuestionKind.Option> options, String path) {
    List<String> chosen =
        switch (evaluation.answers().at(path).orElse(null)) {
          case AnswerValue.Choice(String option) -> List.of(option);
          case AnswerValue.Choices(List<String> all) -> all;
          case null, default -> List.of();
        };
    return options.stream()
        .map(option ->
            new OptionView(
                option.id(),
                written.text(option.text(), path),
                written.text(option.help(), path),
                chosen.contains(option.id()),
                option.other()
                    ? Optional.of(questions.field(path + "/" + option.id(), false))
                    : Optional.empty()))
        .toList();
  }

  private AskedBody matrix(QuestionKind.Matrix matrix, String path) {
    return new AskedBody.Matrix(
        matrix.options().stream().map(o -> written.text(o.text(), path)).toList(),
        matrix.rows().stream()
            .map(row -> {
              String at = path + "/" + row.id();
              return new AskedBody.MatrixRow(
                  questions.field(at, false),
                  written.text(row.text(), path),
                  written.text(row.help(), path),
                  options(matrix.options(), at));
            })
            .toList());
  }

  private AskedBody budget(QuestionKind.Budget budget, String path) {
    Optional<String> difference =
        Optional.ofNullable(evaluation.computed().get(path + "/balance"))
            .filter(_ -> budget.balanced())
            .map(Long.class::cast)
            .map(balance ->
                balance == 0
                    ? page.t("forms.budget.even")
                    : page.t(
                        balance < 0 ? "forms.budget.lacks" : "forms.budget.left",
                        page.krText(no.ildsjel.shared.Money.kroner(Math.abs(balance)))));
    boolean even = Long.valueOf(0).equals(evaluation.computed().get(path + "/balance"));
    return new AskedBody.Budget(
        List.of(
            side(budget, path, "costs", budget.costs()),
            side(budget, path, "income", budget.income())),
        difference,
        even);
  }

  private AskedBody.Side side(
      QuestionKind.Budget budget, String path, String side, List<QuestionKind.Line> lines) {
    String base = path + "/" + side;
    List<AskedBody.OwnLine> own = new ArrayList<>();
    for (String row : evaluation.answers().rows(base)) {
      if (budget.addedLines() > 0
          && RowIds.isRowId(row)
          && lines.stream().noneMatch(l -> l.id().equals(row))) {
        String at = base + "/" + row;
        own.add(
            new AskedBody.OwnLine(
                at,
                own.size() + 1,
                questions.field(at + "/text", false),
                questions.field(at + "/amount", true)));
      }
    }
    Object sum = evaluation.computed().get(base);
    return new AskedBody.Side(
        base,
        FieldNames.tail(base),
        "forms.budget." + side,
        "forms.budget.sum." + side,
        lines.stream()
            .map(line ->
                new AskedBody.Amount(
                    questions.field(base + "/" + line.id(), true),
                    written.text(line.text(), path),
                    written.text(line.help(), path)))
            .toList(),
        own,
        own.size() < budget.addedLines(),
        Writing.kroner(sum instanceof Long kroner ? kroner : 0));
  }

  private AskedBody files(QuestionKind.Files files, String path) {
    List<AskedBody.FileLink> links =
        evaluation.answers().at(path).orElse(null) instanceof AnswerValue.Files given
            ? given.files().stream().map(f -> link(path, f)).toList()
            : List.of();
    return new AskedBody.Files(
        path, links, kinds(files), megabytes(files), links.size() < files.maxFiles());
  }

  static String accepted(QuestionKind.Files files) {
    return files.types().stream().sorted().map(t -> "." + t).collect(Collectors.joining(","));
  }

  static int megabytes(QuestionKind.Files files) {
    return (int) (files.maxBytes() / 1_000_000);
  }

  /** The kinds of files, one name for each. */
  static String kinds(QuestionKind.Files files) {
    return files.types().stream()
        .filter(t -> !t.equals("jpeg") || !files.types().contains("jpg"))
        .sorted()
        .map(t -> t.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private AskedBody.FileLink link(String path, AnswerValue.File file) {
    return new AskedBody.FileLink(
        file.id(), file.name(), place.file(path, file.id()), size(file.bytes()));
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1_000) + "\u00a0kB"
        : bytes / 1_000_000 + "\u00a0MB";
  }

  private AskedBody rows(QuestionKind.Group group, String path) {
    List<AskedBody.Row> rows = new ArrayList<>();
    StreamSupport.stream(evaluation.answers().rows(path).spliterator(), false)
        .filter(RowIds::isRowId)
        .forEach(row -> {
          String at = path + "/" + row;
          rows.add(
              new AskedBody.Row(
                  at,
                  FieldNames.tail(at),
                  rows.size() + 1,
                  group.questions().stream()
                      .map(nested -> questions.view(nested, at + "/" + nested.id()))
                      .toList()));
        });
    return new AskedBody.Rows(written.text(group.row(), path), rows, rows.size() < group.max());
  }

  private AskedBody computed(QuestionKind.Computed computed, String path) {
    Object value = evaluation.computed().get(path);
    return new AskedBody.Computed(value == null ? "…" : written.computed(computed, value));
  }
}
