package no.ildsjel.platform.forms.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.shared.LocalText;

/**
 * A page of a form.
 *
 * @param address where it is posted
 * @param number which of the pages that are there
 * @param version the draft's version it was made of
 * @param savedAt when it was last saved, if ever
 * @param trouble words for why something was not saved, or empty
 * @param problems what to mend, when the page was asked to tell
 * @param shownBefore for a part: the questions the page in the browser shows
 * @param sentMarks for a part: the fields that were sent, and the marks of what was kept of them
 */
public record FormPageView(
    FormPlace place,
    String id,
    String address,
    LocalText.Rendered formTitle,
    LocalText.Rendered title,
    Optional<LocalText.Rendered> intro,
    int number,
    int count,
    int minutes,
    String previous,
    String next,
    long version,
    Optional<Instant> savedAt,
    String trouble,
    List<ProblemView> problems,
    List<AskedView> questions,
    List<StepView> steps,
    Set<String> shownBefore,
    Map<String, String> sentMarks) {

  public FormPageView {
    problems = List.copyOf(problems);
    questions = List.copyOf(questions);
    steps = List.copyOf(steps);
    shownBefore = Set.copyOf(shownBefore);
    sentMarks = Map.copyOf(sentMarks);
  }

  /** The mark of what was sent for a field and is kept now, whoever's answer counts. */
  public String markSent(FieldView field) {
    return sentMarks.getOrDefault(field.path(), field.mark());
  }

  /** True when a question is to be put in or taken out of the page in the browser. */
  public boolean moved(AskedView question) {
    return question.shown() != shownBefore.contains(question.path());
  }
}
