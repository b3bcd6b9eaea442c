package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a form that can be run of its definition, or tells all that is wrong with it. Costs some
 * milliseconds a rule, so it is done when a form is published or first used, not per request.
 */
public final class FormCompiler {

  /** Problems after which the names of the form are not known, so that no rule can be read. */
  private static final Set<String> NAMES_UNSURE = Set.of("bad-id", "duplicate-id");

  private FormCompiler() {}

  /** Compiles a definition in YAML, as described in {@code docs/forms.md}. */
  public static FormCompilation compile(String yaml) {
    List<FormProblem> found = new ArrayList<>();
    Optional<YamlNode> root = YamlReader.read(yaml, found);
    if (root.isEmpty()) {
      return new FormCompilation.Refused(found);
    }
    DefinitionReader reader = new DefinitionReader(found);
    Optional<FormDefinition> definition = reader.read(root.get());
    return definition.isEmpty()
        ? new FormCompilation.Refused(found)
        : compile(definition.get(), found, reader.lines());
  }

  /** Compiles a definition made otherwise. */
  public static FormCompilation compile(FormDefinition definition) {
    return compile(definition, new ArrayList<>(), Map.of());
  }

  private static FormCompilation compile(
      FormDefinition definition, List<FormProblem> found, Map<String, Integer> lines) {
    Problems problems = new Problems(found, lines);
    new StructureCheck(definition, problems).run();
    if (found.stream().anyMatch(FormCompiler::leavesNamesUnsure)) {
      return new FormCompilation.Refused(problems.inOrder());
    }
    FormNames names = new FormNames(definition);
    RuleScope scope = new RuleScope("", names, problems);
    TextReader texts = new TextReader(definition.languages(), byName(definition), problems);
    List<CompiledForm.Page> pages = new QuestionCompiler(texts, problems).pages(definition, scope);
    new AskingOrder(pages, names, problems).check(pages);
    if (problems.none()) {
      new DeadEnds(names, problems).check(pages);
    }
    return problems.none()
        ? new FormCompilation.Compiled(new CompiledForm(definition, pages, texts.templates()))
        : new FormCompilation.Refused(problems.inOrder());
  }

  private static boolean leavesNamesUnsure(FormProblem problem) {
    return NAMES_UNSURE.contains(problem.code())
        || problem.place().endsWith(".type")
        || problem.place().endsWith(".id")
        || problem.place().startsWith("inputs");
  }

  /** The question behind each name that can be merged into a text as a whole. */
  private static Map<String, Question> byName(FormDefinition definition) {
    Map<String, Question> byName = new HashMap<>();
    for (FormDefinition.Page page : definition.pages()) {
      for (Question question : page.questions()) {
        switch (question.kind()) {
          case QuestionKind.Matrix matrix ->
              matrix.rows().forEach(row -> byName.put(question.id() + "." + row.id(), question));
          case QuestionKind.Budget budget -> {
            budget.costs().forEach(line -> byName.put(question.id() + "." + line.id(), question));
            budget.income().forEach(line -> byName.put(question.id() + "." + line.id(), question));
            for (String sum : List.of(FormNames.COSTS, FormNames.INCOME, FormNames.BALANCE)) {
              byName.put(question.id() + "." + sum, question);
            }
          }
          case QuestionKind.Group group ->
              group
                  .questions()
                  .forEach(nested -> byName.put(FormNames.ROW + "." + nested.id(), nested));
          default -> byName.put(question.id(), question);
        }
      }
    }
    return byName;
  }
}
