package no.ildsjel.platform.forms.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.forms.AnswerSlot;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.FormError;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.PageProgress;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.RowIds;
import no.ildsjel.platform.forms.web.ReadPageView.Read;
import no.ildsjel.platform.forms.web.ReadPageView.ReadLine;
import no.ildsjel.platform.forms.web.ReadPageView.ReadRow;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.LocalText;

/** Reads answers back, to whoever gave them or to whoever handles them. */
final class ReadBackViews {

  /** So many things to mend are listed one by one. */
  private static final int FEW = 2;

  private final Page page;
  private final FormPlace place;
  private final FormEvaluation evaluation;
  private final Written written;
  private final Set<String> wrong;

  ReadBackViews(Page page, FormPlace place, FormEvaluation evaluation) {
    this.page = page;
    this.place = place;
    this.evaluation = evaluation;
    this.written = new Written(page, evaluation);
    this.wrong =
        evaluation.errors().stream()
            .map(FormError::path)
            .map(path -> questionPath(evaluation, path))
            .collect(Collectors.toSet());
  }

  SummaryView summary(Set<String> clashing, List<StepView> steps) {
    List<ProblemView> problems = new ArrayList<>();
    for (String path : clashing) {
      pageOf(path)
          .ifPresent(id ->
              problems.add(
                  new ProblemView(
                      place.page(id) + "#q-" + FieldNames.tail(questionPath(evaluation, path)),
                      question(evaluation, written, path),
                      page.t("forms.clash.choose"))));
    }
    for (PageProgress progress : evaluation.pages()) {
      List<ProblemView> here =
          FormPages.problems(place, evaluation, written, evaluation.errorsOn(progress.page()));
      if (here.size() <= FEW) {
        problems.addAll(here);
      } else {
        problems.add(whole(progress.page(), here.size()));
      }
    }
    return new SummaryView(problems, pages(), steps, !place.readOnly());
  }

  /** A page with much to mend is one thing to do, not many. */
  private ProblemView whole(String id, int things) {
    return new ProblemView(
        place.page(id) + "?sjekk",
        evaluation.form().definition().pages().stream()
            .filter(p -> p.id().equals(id))
            .findFirst()
            .map(p -> written.text(p.title(), ""))
            .orElseThrow(),
        page.t("forms.mend.title", things));
  }

  List<ReadPageView> pages() {
    Set<String> visible =
        evaluation.pages().stream().map(PageProgress::page).collect(Collectors.toSet());
    return evaluation.form().definition().pages().stream()
        .filter(p -> visible.contains(p.id()))
        .map(this::page)
        .filter(p -> !p.questions().isEmpty())
        .toList();
  }

  private ReadPageView page(FormDefinition.Page of) {
    return new ReadPageView(
        written.text(of.title(), ""),
        place.page(of.id()),
        of.questions().stream()
            .filter(q -> evaluation.isVisible(q.id()))
            .filter(q -> !(q.kind() instanceof QuestionKind.Info))
            .map(q -> read(q, q.id(), of.id()))
            .toList());
  }

  private Read read(Question question, String path, String pageId) {
    List<ReadLine> lines = new ArrayList<>();
    List<ReadRow> rows = new ArrayList<>();
    switch (question.kind()) {
      case QuestionKind.Matrix matrix -> matrix(question, matrix, path, lines);
      case QuestionKind.Budget budget -> {
        side(question, path, "costs", budget.costs(), lines);
        side(question, path, "income", budget.income(), lines);
      }
      case QuestionKind.Files _ -> files(path, lines);
      case QuestionKind.Group group -> rows(group, path, pageId, rows);
      case QuestionKind.Computed computed ->
          Optional.ofNullable(evaluation.computed().get(path))
              .ifPresent(v -> lines.add(line(written.computed(computed, v), false)));
      default -> simple(question, path, lines);
    }
    return new Read(
        place.page(pageId) + "#q-" + FieldNames.tail(path),
        written.text(question.text(), path),
        lines,
        rows,
        wrong.contains(path));
  }

  private void simple(Question question, String path, List<ReadLine> lines) {
    AnswerValue answer = evaluation.answers().at(path).orElse(null);
    switch (answer) {
      case null -> {}
      case AnswerValue.Choices(List<String> options) -> {
        for (String option : options) {
          lines.add(line(option(question, path, option), false));
        }
      }
      case AnswerValue.Choice(String option) ->
          lines.add(line(option(question, path, option), false));
      default -> {
        boolean own =
            answer instanceof AnswerValue.Text || answer instanceof AnswerValue.Unreadable;
        lines.add(line(written.readBack(question, answer), own));
      }
    }
  }

  /** The option's words, and people's own after them. */
  private String option(Question question, String path, String option) {
    String words = written.readBack(question, new AnswerValue.Choice(option));
    return evaluation.answers().at(path + "/" + option).orElse(null)
            instanceof AnswerValue.Text(String own)
        ? words + ": " + own
        : words;
  }

  private void matrix(
      Question question, QuestionKind.Matrix matrix, String path, List<ReadLine> lines) {
    for (QuestionKind.Line row : matrix.rows()) {
      evaluation
          .answers()
          .at(path + "/" + row.id())
          .ifPresent(answer ->
              lines.add(
                  new ReadLine(
                      Optional.of(written.text(row.text(), path)),
                      written.readBack(question, answer),
                      false,
                      false,
                      false,
                      "")));
    }
  }

  private void side(
      Question question,
      String path,
      String side,
      List<QuestionKind.Line> fixed,
      List<ReadLine> lines) {
    String base = path + "/" + side;
    int before = lines.size();
    for (QuestionKind.Line line : fixed) {
      amount(question, written.text(line.text(), path), base + "/" + line.id(), lines);
    }
    for (String row : evaluation.answers().rows(base)) {
      if (fixed.stream().noneMatch(l -> l.id().equals(row))) {
        String label =
            evaluation.answers().at(base + "/" + row + "/text").orElse(null)
                    instanceof AnswerValue.Text(String own)
                ? own
                : "…";
        amount(
            question,
            new LocalText.Rendered(label, page.language()),
            base + "/" + row + "/amount",
            lines);
      }
    }
    if (lines.size() > before && evaluation.computed().get(base) instanceof Long sum) {
      LocalText.Rendered label =
          new LocalText.Rendered(
              page.t(side.equals("costs") ? "forms.budget.sum.costs" : "forms.budget.sum.income"),
              page.language());
      lines.add(new ReadLine(Optional.of(label), Writing.kroner(sum), false, true, true, ""));
    }
  }

  private void amount(
      Question question, LocalText.Rendered label, String path, List<ReadLine> lines) {
    evaluation
        .answers()
        .at(path)
        .ifPresent(answer ->
            lines.add(
                new ReadLine(
                    Optional.of(label),
                    written.readBack(question, answer),
                    false,
                    true,
                    false,
                    "")));
  }

  private void files(String path, List<ReadLine> lines) {
    if (evaluation.answers().at(path).orElse(null) instanceof AnswerValue.Files given) {
      for (AnswerValue.File file : given.files()) {
        lines.add(
            new ReadLine(
                Optional.empty(), file.name(), true, false, false, place.file(path, file.id())));
      }
    }
  }

  private void rows(QuestionKind.Group group, String path, String pageId, List<ReadRow> rows) {
    for (String row : evaluation.answers().rows(path)) {
      if (RowIds.isRowId(row)) {
        String at = path + "/" + row;
        rows.add(
            new ReadRow(
                written.text(group.row(), path),
                rows.size() + 1,
                group.questions().stream()
                    .filter(q -> evaluation.isVisible(at + "/" + q.id()))
                    .map(q -> read(q, at + "/" + q.id(), pageId))
                    .toList()));
      }
    }
  }

  private static ReadLine line(String value, boolean own) {
    return new ReadLine(Optional.empty(), value, own, false, false, "");
  }

  private Optional<String> pageOf(String path) {
    String id = path.split("/", 2)[0];
    return evaluation.form().definition().pages().stream()
        .filter(p -> p.questions().stream().anyMatch(q -> q.id().equals(id)))
        .map(FormDefinition.Page::id)
        .findFirst();
  }

  /** What was asked at a path; for a part of a question, the question. */
  static LocalText.Rendered question(FormEvaluation evaluation, Written written, String path) {
    String at = questionPath(evaluation, path);
    return evaluation
        .form()
        .slot(at)
        .map(AnswerSlot::question)
        .or(() -> find(evaluation, at))
        .map(q -> written.text(q.text(), at))
        .orElseThrow();
  }

  private static Optional<Question> find(FormEvaluation evaluation, String id) {
    return evaluation.form().definition().pages().stream()
        .flatMap(p -> p.questions().stream())
        .filter(q -> q.id().equals(id))
        .findFirst();
  }

  /** The path of the question that a path is, or is a part of. */
  static String questionPath(FormEvaluation evaluation, String path) {
    String at = path;
    while (!evaluation.isVisible(at) && at.lastIndexOf('/') > 0) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return at;
  }
}
