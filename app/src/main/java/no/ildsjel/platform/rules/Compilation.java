package no.ildsjel.platform.rules;

import java.util.List;

/** What came of reading a rule: a rule that can be run, or what is wrong with it. */
public sealed interface Compilation {

  record Compiled(Rule rule) implements Compilation {}

  /**
   * @param problems at least one
   */
  record Refused(List<RuleProblem> problems) implements Compilation {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** The rule; a broken invariant when it was refused, so only for rules that have been checked. */
  default Rule orThrow() {
    return switch (this) {
      case Compiled(Rule rule) -> rule;
      case Refused(List<RuleProblem> problems) ->
          throw new IllegalStateException("The rule does not compile: " + problems);
    };
  }
}
