package no.ildsjel.support.needs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.shared.LocalText;

/**
 * What the answers come to: for each area what works and what is needed. Where so many answered
 * that nobody can tell who said what, the answers it was read from stand there too, but for those
 * that mean that much hangs on one person: they are for whoever gave them.
 *
 * @param answered how many answered
 * @param proud what the organisation is good at, in its own words
 * @param wishes what it wishes were easier
 */
public record NeedsPicture(
    int answered, List<AreaPicture> areas, List<String> proud, List<String> wishes) {

  /**
   * One area.
   *
   * @param works how many answers are read as something that works
   * @param fine how many as on the way
   * @param needed how many as a need
   */
  public record AreaPicture(
      NeedsReading.Area area, int works, int fine, int needed, List<Situation> situations) {

    /**
     * True when a third or more of what was answered is read as a need: one answer of the three
     * when one person has answered, and more than a single voice when several have.
     */
    public boolean need() {
      return needed > 0 && needed * 3 >= works + fine + needed;
    }

    /** True when needs are as many as what works: an area to begin with. */
    public boolean pressing() {
      return need() && needed >= works;
    }

    /** True when it is no need, and most of it works. */
    public boolean strength() {
      return !need() && works > fine + needed;
    }

    /**
     * How much works, of a hundred: each answer counts as {@link Reading#points} says, of the most
     * it could have counted. Empty when nothing was answered.
     */
    public Optional<Integer> perCent() {
      int answers = works + fine + needed;
      int points = works * Reading.STRENGTH.points() + fine * Reading.FINE.points();
      return answers == 0
          ? Optional.empty()
          : Optional.of(Math.round(points * 100f / (answers * Reading.MOST)));
    }
  }

  /**
   * A situation and what was answered to it.
   *
   * @param answers each answer given, how it is read, and by how many
   */
  public record Situation(LocalText question, List<Said> answers) {}

  /** An answer, how it is read if it says anything, and by how many it was given. */
  public record Said(LocalText option, Optional<Reading> reading, int by) {}

  /** The fewest that answered before single answers are shown to all. */
  public static final int MANY = 3;

  /** Something that hangs on one person, in that person's own answer. */
  public record Hanging(NeedsReading.Area area, LocalText question, LocalText answer) {}

  /** How many areas are spoken of before the rest is folded away. */
  public static final int FIRST = 3;

  /** The areas that ask for something, those where most is needed and least works first. */
  public List<AreaPicture> needs() {
    return areas.stream()
        .filter(AreaPicture::need)
        .sorted(java.util.Comparator.comparing((AreaPicture a) -> a.works() - a.needed()))
        .toList();
  }

  /** The areas that work. */
  public List<AreaPicture> strengths() {
    return areas.stream().filter(AreaPicture::strength).toList();
  }

  /**
   * Adds up what some people answered, all in the same version of the form.
   *
   * @param quoted whose own words are shown
   */
  static NeedsPicture of(
      CompiledForm form,
      NeedsReading reading,
      List<FormEvaluation> evaluations,
      List<FormEvaluation> quoted) {
    List<AreaPicture> areas = new ArrayList<>();
    for (NeedsReading.Area area : reading.areas()) {
      areas.add(area(form, area, evaluations));
    }
    return new NeedsPicture(
        evaluations.size(), areas, words(quoted, "proud"), words(quoted, "inAYear"));
  }

  private static AreaPicture area(
      CompiledForm form, NeedsReading.Area area, List<FormEvaluation> evaluations) {
    int[] count = new int[Reading.values().length];
    List<Situation> situations = new ArrayList<>();
    for (Question question : questions(form, area)) {
      Map<String, Integer> by = new LinkedHashMap<>();
      for (FormEvaluation evaluation : evaluations) {
        chosen(evaluation, question.id())
            .ifPresent(option -> {
              by.merge(option, 1, Integer::sum);
              area.reading(question.id(), option).ifPresent(r -> count[r.ordinal()]++);
            });
      }
      List<Said> said = new ArrayList<>();
      by.forEach((option, times) -> {
        if (evaluations.size() >= MANY && !onOne(area, question, option)) {
          said.add(new Said(words(question, option), area.reading(question.id(), option), times));
        }
      });
      if (!said.isEmpty()) {
        situations.add(new Situation(question.text(), said));
      }
    }
    return new AreaPicture(
        area,
        count[Reading.STRENGTH.ordinal()],
        count[Reading.FINE.ordinal()],
        count[Reading.NEED.ordinal()],
        situations);
  }

  /** What hangs on one person, as this person sees it. */
  static List<Hanging> hanging(CompiledForm form, NeedsReading reading, FormEvaluation evaluation) {
    List<Hanging> hanging = new ArrayList<>();
    for (NeedsReading.Area area : reading.areas()) {
      for (Question question : questions(form, area)) {
        chosen(evaluation, question.id())
            .filter(option -> onOne(area, question, option))
            .ifPresent(
                option -> hanging.add(new Hanging(area, question.text(), words(question, option))));
      }
    }
    return hanging;
  }

  private static boolean onOne(NeedsReading.Area area, Question question, String option) {
    return area.one().getOrDefault(question.id(), Set.of()).contains(option);
  }

  private static List<Question> questions(CompiledForm form, NeedsReading.Area area) {
    return form.definition().pages().stream()
        .filter(p -> p.id().equals(area.id()))
        .map(FormDefinition.Page::questions)
        .flatMap(List::stream)
        .toList();
  }

  private static Optional<String> chosen(FormEvaluation evaluation, String question) {
    return evaluation.visibleAnswers().get(question) instanceof AnswerValue.Choice(String option)
        ? Optional.of(option)
        : Optional.empty();
  }

  private static LocalText words(Question question, String option) {
    return question.kind() instanceof QuestionKind.One one
        ? one.options().stream()
            .filter(o -> o.id().equals(option))
            .map(o -> o.text())
            .findFirst()
            .orElseThrow()
        : LocalText.nb(option);
  }

  private static List<String> words(List<FormEvaluation> evaluations, String question) {
    return evaluations.stream()
        .flatMap(e ->
            e.visibleAnswers().get(question) instanceof AnswerValue.Text(String text)
                    && !text.isBlank()
                ? java.util.stream.Stream.of(text.strip())
                : java.util.stream.Stream.empty())
        .toList();
  }
}
