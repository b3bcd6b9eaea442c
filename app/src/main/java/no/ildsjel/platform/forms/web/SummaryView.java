package no.ildsjel.platform.forms.web;

import java.util.List;

/**
 * Everything answered, to be looked over before it is handed in.
 *
 * @param problems what is left to mend or to choose, all pages together
 * @param pages every page with its answers
 * @param changeable true while anything can be changed
 */
public record SummaryView(
    List<ProblemView> problems,
    List<ReadPageView> pages,
    List<StepView> steps,
    boolean changeable) {

  public SummaryView {
    problems = List.copyOf(problems);
    pages = List.copyOf(pages);
    steps = List.copyOf(steps);
  }

  /** True when nothing is left to mend. */
  public boolean complete() {
    return problems.isEmpty();
  }
}
