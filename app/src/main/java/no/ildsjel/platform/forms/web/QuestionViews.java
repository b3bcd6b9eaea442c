package no.ildsjel.platform.forms.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.ildsjel.platform.forms.AnswerMark;
import no.ildsjel.platform.forms.AnswerSlot;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.FormError;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;

/** Makes the questions of a page. */
final class QuestionViews {

  /**
   * What is not said before somebody asks what is missing: whoever is in the middle of answering
   * knows it.
   */
  private static final Set<String> LATE =
      Set.of(
          "required",
          "too-few-rows",
          "too-few-chosen",
          "other-missing",
          "line-without-text",
          "line-without-amount",
          "budget-not-balanced");

  private final Page page;
  private final Draft draft;
  private final Answers offered;
  private final FormEvaluation evaluation;
  private final Written written;
  private final Map<PersonId, String> names;
  private final Map<String, List<String>> problems = new HashMap<>();
  private final Map<String, List<LocalText.Rendered>> consequences = new HashMap<>();
  private final BodyViews bodies;

  /**
   * @param mend true when everything to mend is to be told
   * @param names of those who wrote what stands against each other
   */
  QuestionViews(
      Page page,
      FormPlace place,
      Draft draft,
      Answers offered,
      FormEvaluation evaluation,
      boolean mend,
      Map<PersonId, String> names) {
    this.page = page;
    this.draft = draft;
    this.offered = offered;
    this.evaluation = evaluation;
    this.written = new Written(page, evaluation);
    this.names = names;
    for (FormError error : evaluation.errors()) {
      if (mend || !isLate(error)) {
        problems.computeIfAbsent(error.path(), _ -> new ArrayList<>()).add(written.problem(error));
      }
    }
    for (FormEvaluation.Consequence consequence : evaluation.consequences()) {
      consequences
          .computeIfAbsent(consequence.path(), _ -> new ArrayList<>())
          .add(written.text(consequence.say(), consequence.path()));
    }
    this.bodies = new BodyViews(page, place, evaluation, written, this);
  }

  static boolean isLate(FormError error) {
    return LATE.contains(error.code());
  }

  AskedView view(Question question, String path) {
    boolean shown = evaluation.isVisible(path);
    if (!shown) {
      return hidden(question, path);
    }
    boolean sometimes = question.required().filter(rule -> !rule.equals("true")).isPresent();
    return new AskedView(
        path,
        FieldNames.tail(path),
        true,
        sometimes || merges(question) || !question.kind().asks(),
        written.text(question.text(), path),
        written.text(question.help(), path),
        written.text(question.hint(), path),
        page.terms(
            Stream.of(Optional.of(question.text()), question.hint(), question.help())
                .flatMap(Optional::stream)),
        question.kind().asks() && !evaluation.isRequired(path),
        problemsAt(path),
        consequences.getOrDefault(path, List.of()),
        clashes(question, path),
        bodies.of(question, path));
  }

  private AskedView hidden(Question question, String path) {
    return new AskedView(
        path,
        FieldNames.tail(path),
        false,
        false,
        question.text().rendered(page.language()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true,
        List.of(),
        List.of(),
        List.of(),
        new AskedBody.Info());
  }

  /** A field, with what stands in it. */
  FieldView field(String path, boolean kroner) {
    String mark =
        draft.marks().containsKey(path)
            ? AnswerMark.of(draft.answers().at(path))
            : offered.at(path).isPresent() ? AnswerMark.OFFERED : AnswerMark.NONE;
    return new FieldView(
        path,
        FieldNames.tail(path),
        Written.inField(evaluation.answers().at(path), kroner, page.language()),
        mark,
        problemsAt(path));
  }

  private List<String> problemsAt(String path) {
    return problems.getOrDefault(path, List.of());
  }

  private static boolean merges(Question question) {
    return question.text().byLanguage().values().stream().anyMatch(t -> t.contains("{{"));
  }

  private List<ClashView> clashes(Question question, String path) {
    boolean parts = !(question.kind() instanceof QuestionKind.Group);
    List<ClashView> clashes = new ArrayList<>();
    draft
        .clashes()
        .forEach((at, versions) -> {
          if (at.equals(path) || parts && at.startsWith(path + "/")) {
            long seen = versions.stream().mapToLong(Draft.Version::version).max().orElse(0);
            clashes.add(
                new ClashView(at, versions.stream().map(v -> version(at, v, seen)).toList()));
          }
        });
    return clashes;
  }

  private ClashView.Version version(String path, Draft.Version version, long seen) {
    Question question = evaluation.form().slot(path).map(AnswerSlot::question).orElseThrow();
    return new ClashView.Version(
        new ClashView.Choice(path, version.version(), seen),
        version.by().map(names::get).orElseGet(() -> page.t("forms.clash.somebody")),
        page.moment(version.at()),
        version
            .value()
            .map(value -> written.readBack(question, value))
            .orElseGet(() -> page.t("forms.clash.nothing")),
        version.counts());
  }
}
