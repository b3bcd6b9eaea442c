package no.ildsjel.platform.forms;

import java.util.List;

/** What came of reading a form's definition. */
public sealed interface FormCompilation {

  /** A form that can be filled in. */
  record Compiled(CompiledForm form) implements FormCompilation {}

  /**
   * A definition that has to be mended first.
   *
   * @param problems at least one, in the order of the definition
   */
  record Refused(List<FormProblem> problems) implements FormCompilation {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** The form; a broken invariant when it was refused, so only for published definitions. */
  default CompiledForm orThrow() {
    return switch (this) {
      case Compiled(CompiledForm form) -> form;
      case Refused(List<FormProblem> problems) ->
          throw new IllegalStateException("The form does not compile: " + problems);
    };
  }
}
