package no.ildsjel.platform.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.shared.Language;
import org.jspecify.annotations.Nullable;

/** A form ready to be filled in. Immutable, and used by any number of threads at once. */
public final class CompiledForm {

  /**
   * A page with its rules ready to run.
   *
   * @param when null when it is always there
   */
  record Page(FormDefinition.Page page, @Nullable Rule when, List<CompiledQuestion> questions) {}

  private final FormDefinition definition;
  private final List<Page> pages;
  private final Map<TextReader.Key, TextTemplate> templates;
  private final AnswerSlots slots;

  CompiledForm(
      FormDefinition definition, List<Page> pages, Map<TextReader.Key, TextTemplate> templates) {
    this.definition = definition;
    this.pages = List.copyOf(pages);
    this.templates = Map.copyOf(templates);
    this.slots = new AnswerSlots(definition);
  }

  public FormDefinition definition() {
    return definition;
  }

  /**
   * The form without the pages and questions that nobody is asked when these inputs are as they
   * are; what depends on answers too stays.
   */
  public FormDefinition definitionFor(Map<String, ?> inputs) {
    List<FormDefinition.Page> asked =
        pages.stream()
            .filter(p -> !never(p.when(), inputs))
            .map(p ->
                new FormDefinition.Page(
                    p.page().id(),
                    p.page().title(),
                    p.page().intro(),
                    p.page().when(),
                    p.page().minutes(),
                    p.questions().stream()
                        .filter(q -> !never(q.when(), inputs))
                        .map(CompiledQuestion::question)
                        .toList()))
            .filter(p -> !p.questions().isEmpty())
            .toList();
    return new FormDefinition(
        definition.id(),
        definition.version(),
        definition.title(),
        definition.intro(),
        asked.stream().mapToInt(FormDefinition.Page::minutes).sum(),
        definition.languages(),
        definition.inputs(),
        asked);
  }

  private static boolean never(@Nullable Rule when, Map<String, ?> inputs) {
    return when != null
        && inputs.keySet().containsAll(when.names())
        && when.evaluate(inputs).isFalse();
  }

  /** What kind of answer a path takes; empty when the form has no such path. */
  public Optional<AnswerSlot> slot(String path) {
    return slots.at(path);
  }

  /**
   * Reads what was posted at a path, in the person's language.
   *
   * @param posted the values posted under that name: one, or several for check boxes
   * @return empty when nothing is answered, or when the form has no such path; what cannot be read
   *     comes back as {@link AnswerValue.Unreadable} with its code and the raw text
   */
  public Optional<AnswerValue> parse(String path, List<String> posted, Language language) {
    return slot(path).flatMap(slot -> AnswerParser.parse(slot, posted, language));
  }

  /**
   * Goes through the form with these answers.
   *
   * @param inputs what is merged in from outside, by name; what is absent is unknown
   * @throws IllegalArgumentException when an input is not of its declared type
   */
  public FormEvaluation evaluate(Answers answers, Map<String, ?> inputs) {
    VisibilityPass pass = new VisibilityPass(this, answers, inputs);
    pass.run();
    AnswerChecks checks = new AnswerChecks(answers);
    pass.visible().forEach(checks::check);
    return new FormEvaluation(this, answers, inputs, pass, checks);
  }

  /**
   * The answers that inputs offer, for the questions that say which: shown as if typed, until
   * somebody answers.
   */
  public Answers offered(Map<String, ?> inputs) {
    Map<String, AnswerValue> offered = new TreeMap<>();
    for (FormDefinition.Page page : definition.pages()) {
      for (Question question : page.questions()) {
        Object value = question.from().<Object>map(inputs::get).orElse(null);
        AnswerValue answer = value == null ? null : answer(value, question);
        if (answer != null && VisibilityPass.worth(question.kind(), answer) != null) {
          offered.put(question.id(), answer);
        }
      }
    }
    return Answers.of(offered);
  }

  private static @Nullable AnswerValue answer(Object value, Question question) {
    boolean one = question.kind() instanceof QuestionKind.One;
    return switch (value) {
      case String text -> one ? new AnswerValue.Choice(text) : new AnswerValue.Text(text);
      case Integer number -> new AnswerValue.Whole(number);
      case Long number -> new AnswerValue.Whole(number);
      case Double number -> new AnswerValue.Decimal(number);
      case LocalDate day -> new AnswerValue.Day(day);
      case Boolean yes -> new AnswerValue.YesNo(yes);
      case List<?> list -> new AnswerValue.Choices(list.stream().map(Object::toString).toList());
      default -> null;
    };
  }

  List<Page> pages() {
    return pages;
  }

  Map<TextReader.Key, TextTemplate> templates() {
    return templates;
  }
}
