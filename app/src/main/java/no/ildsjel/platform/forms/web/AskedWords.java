package no.ildsjel.platform.forms.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/** The words of a form before anybody has answered: what would be merged in is left open. */
public final class AskedWords {

  private static final Pattern MERGED = Pattern.compile("\\{\\{[^}]*}}");

  private AskedWords() {}

  /** The text, with gaps where answers would stand. */
  public static LocalText.Rendered of(LocalText text, Language language) {
    LocalText.Rendered rendered = text.rendered(language);
    return new LocalText.Rendered(
        MERGED.matcher(rendered.text()).replaceAll("…"), rendered.language());
  }

  /** What there is to choose from, or to fill in. */
  public static List<LocalText> options(QuestionKind kind) {
    return switch (kind) {
      case QuestionKind.One one -> one.options().stream().map(QuestionKind.Option::text).toList();
      case QuestionKind.Several several ->
          several.options().stream().map(QuestionKind.Option::text).toList();
      case QuestionKind.Matrix matrix ->
          matrix.rows().stream().map(QuestionKind.Line::text).toList();
      case QuestionKind.Budget budget ->
          Stream.concat(budget.costs().stream(), budget.income().stream())
              .map(QuestionKind.Line::text)
              .toList();
      default -> List.of();
    };
  }

  /** What else is worth knowing: limits, and what can be left out. */
  public static String remarks(Page page, Question question) {
    List<String> remarks = new ArrayList<>();
    switch (question.kind()) {
      case QuestionKind.Text text when text.longText() ->
          remarks.add(page.t("forms.questions.most", text.maxLength()));
      case QuestionKind.One _ -> remarks.add(page.t("forms.questions.choose-one"));
      case QuestionKind.Several _ -> remarks.add(page.t("forms.questions.choose-several"));
      case QuestionKind.Files files ->
          remarks.add(page.t("forms.questions.file", BodyViews.kinds(files)));
      case QuestionKind.Group group ->
          remarks.add(page.t("forms.questions.rows", group.row().in(page.language())));
      default -> {}
    }
    if (question.kind().asks() && question.required().isEmpty()) {
      remarks.add(page.t("forms.questions.optional"));
    }
    if (question.when().isPresent()) {
      remarks.add(page.t("forms.questions.sometimes"));
    }
    return String.join(" · ", remarks);
  }
}
