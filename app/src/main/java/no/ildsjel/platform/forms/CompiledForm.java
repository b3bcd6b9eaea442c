package no.ildsjel.platform.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.shared.Language;

/** A form ready to be filled in. Immutable, and used by any number of threads at once. */
public final class CompiledForm {

  private final FormDefinition definition;
  private final List<CompiledPage> pages;
  private final Map<TextReader.Key, TextTemplate> templates;
  private final AnswerSlots slots;

  CompiledForm(
      FormDefinition definition,
      List<CompiledPage> pages,
      Map<TextReader.Key, TextTemplate> templates) {
    this.definition = definition;
    this.pages = List.copyOf(pages);
    this.templates = Map.copyOf(templates);
    this.slots = new AnswerSlots(definition);
  }

  public FormDefinition definition() {
    return definition;
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

  List<CompiledPage> pages() {
    return pages;
  }

  Map<TextReader.Key, TextTemplate> templates() {
    return templates;
  }
}
