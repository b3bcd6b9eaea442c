package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.rules.RuleType;
import org.jspecify.annotations.Nullable;

/**
 * Finds pages and questions that nobody can come to: all answers of the choices a condition speaks
 * of are tried, and what is not a choice is left unknown.
 */
final class DeadEnds {

  /** Ways to answer that are tried at most; beyond, the condition is taken to be possible. */
  private static final int TRIES = 4_096;

  private final FormNames names;
  private final Problems problems;

  DeadEnds(FormNames names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  void check(List<CompiledForm.Page> pages) {
    for (int p = 0; p < pages.size(); p++) {
      CompiledForm.Page page = pages.get(p);
      String place = "pages[" + p + "]";
      List<Rule> conditions = with(List.of(), page.when());
      if (never(page.when(), conditions, names, place + ".when", "page")) {
        continue;
      }
      questions(page.questions(), conditions, names, place);
    }
  }

  private void questions(
      List<CompiledQuestion> questions, List<Rule> outer, FormNames scope, String place) {
    for (int q = 0; q < questions.size(); q++) {
      CompiledQuestion question = questions.get(q);
      String at = place + ".questions[" + q + "]";
      List<Rule> conditions = with(outer, question.when());
      if (!never(question.when(), conditions, scope, at + ".when", "question")
          && question.kind() instanceof QuestionKind.Group group) {
        questions(question.nested(), conditions, scope.within(group), at);
      }
    }
  }

  private boolean never(
      @Nullable Rule own, List<Rule> conditions, FormNames scope, String place, String what) {
    if (own == null || possible(conditions, scope)) {
      return false;
    }
    problems.add(
        place,
        "never-shown",
        "No answers can make this true"
            + (conditions.size() > 1 ? " together with the conditions around it" : "")
            + ", so the "
            + what
            + " is never shown");
    return true;
  }

  private static List<Rule> with(List<Rule> rules, @Nullable Rule more) {
    List<Rule> all = new ArrayList<>(rules);
    if (more != null) {
      all.add(more);
    }
    return all;
  }

  /** True unless it is certain that the rules cannot all hold. */
  private static boolean possible(List<Rule> rules, FormNames scope) {
    Map<String, List<Object>> choices = new HashMap<>();
    long ways = 1;
    Set<String> all = new TreeSet<>();
    rules.forEach(rule -> all.addAll(rule.names()));
    for (String name : all) {
      List<Object> values = values(name, scope);
      boolean tried = !values.isEmpty() && ways * (values.size() + 1) <= TRIES;
      if (tried) {
        choices.put(name, values);
        ways *= values.size() + 1;
      } else if (rules.stream().anyMatch(rule -> rule.presences().contains(name))) {
        // Whether it is answered cannot be left unknown.
        return true;
      }
    }
    return anyWay(rules, new ArrayList<>(choices.keySet()), choices, new HashMap<>());
  }

  private static boolean anyWay(
      List<Rule> rules,
      List<String> open,
      Map<String, List<Object>> choices,
      Map<String, Object> chosen) {
    if (open.isEmpty()) {
      return rules.stream().noneMatch(rule -> rule.evaluate(chosen).isFalse());
    }
    String name = open.getLast();
    List<String> rest = open.subList(0, open.size() - 1);
    for (Object value : choices.getOrDefault(name, List.of())) {
      chosen.put(name, value);
      if (anyWay(rules, rest, choices, chosen)) {
        return true;
      }
    }
    chosen.remove(name);
    boolean askedFor = rules.stream().anyMatch(rule -> rule.presences().contains(name));
    return askedFor && anyWay(rules, rest, choices, chosen);
  }

  private static List<Object> values(String name, FormNames scope) {
    if (scope.type(name).filter(RuleType.BOOL::equals).isPresent()) {
      return List.of(true, false);
    }
    boolean one = scope.type(name).filter(RuleType.TEXT::equals).isPresent();
    return one ? List.copyOf(scope.options(name).orElse(List.of())) : List.of();
  }
}
