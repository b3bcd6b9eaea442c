package no.ildsjel.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.AnswersJson;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormCompilation;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.writing.Lix;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms for applications and reports that come with the program. */
class DeliveredFormsTest {

  private static final DeliveredSchemes SCHEMES = DeliveredSchemes.read();
  private static final Map<String, CompiledForm> FORMS = new TreeMap<>();

  /** A page this short has no figure that means anything. */
  private static final int MEASURED = 60;

  private static final int EASY = 35;

  static {
    for (String id : (Iterable<String>) forms()::iterator) {
      if (FormCompiler.compile(text("/programme/forms/" + id + ".yaml"))
          instanceof FormCompilation.Refused(var problems)) {
        throw new AssertionError(id + ": " + problems);
      }
      FORMS.put(id, FormCompiler.compile(text("/programme/forms/" + id + ".yaml")).orThrow());
    }
  }

  /** The forms that kinds of support are applied for and reported on with. */
  static Stream<String> forms() {
    return SCHEMES.all().stream()
        .flatMap(s -> s.kinds().stream())
        .flatMap(k ->
            Stream.of(
                    Stream.of(k.form()),
                    k.reports().stream().map(Scheme.ReportRequirement::form),
                    k.laterYears().stream().map(Scheme.LaterYears::form))
                .flatMap(s -> s))
        .distinct();
  }

  /** Every kind of support with its form. */
  static Stream<Arguments> kinds() {
    return SCHEMES.all().stream()
        .flatMap(s -> s.kinds().stream())
        .map(k -> Arguments.of(k.id(), k));
  }

  @Test
  void everyKindOfSupportHasItsForm() {
    assertThat(SCHEMES.all().stream().flatMap(s -> s.kinds().stream()).map(Scheme.Kind::form))
        .allMatch(FORMS::containsKey);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyTextIsInAllLanguagesOfApplicants(String id) {
    Set<Language> wanted = Set.of(Language.values());
    FormDefinition form = form(id).definition();
    assertThat(form.languages()).isEqualTo(wanted);
    for (FormDefinition.Page page : form.pages()) {
      assertThat(texts(page)).allSatisfy(t -> assertThat(t.languages()).isEqualTo(wanted));
    }
  }

  @Test
  void nobodyIsShownTheQuestionsOfAnotherKindOfSupport() {
    CompiledForm project = form("integrering-prosjekt");
    Map<String, Object> local = Map.of("kind", "prosjekt-lokal", "grantYear", 2027L);
    Map<String, Object> centre = Map.of("kind", "prosjekt-mottak", "grantYear", 2027L);
    assertThat(asked(project.definitionFor(local)))
        .isNotEqualTo(asked(project.definitionFor(centre)));
    assertThat(asked(project.definition())).containsAll(asked(project.definitionFor(local)));
    assertThat(asked(project.definitionFor(Map.of()))).isEqualTo(asked(project.definition()));
  }

  /** A fixed sum for whoever meets the criteria needs no ranking, and less is asked for it. */
  private static boolean isWeighedAgainstOthers(Scheme.Kind kind) {
    return kind.assessment().size() > 1;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void whatIsAFixedSumTakesTenMinutesAtMost(String id, Scheme.Kind kind) {
    if (!isWeighedAgainstOthers(kind)) {
      assertThat(form(kind.form()).definition().minutes()).isLessThanOrEqualTo(10);
    }
  }

  private static List<String> asked(FormDefinition form) {
    return form.pages().stream().flatMap(p -> p.questions().stream()).map(q -> q.id()).toList();
  }

  @Test
  void thePilotTakesAnHourAtMostAndAsksAboutFortyThings() {
    FormDefinition pilot = form("sma-og-nystartede").definition();
    assertThat(pilot.minutes()).isLessThanOrEqualTo(60);
    long asked =
        pilot.pages().stream()
            .flatMap(p -> p.questions().stream())
            .filter(q -> q.kind().asks())
            .count();
    assertThat(asked).isBetween(35L, 45L);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noPageIsHarderToReadThanItNeedBe(String id) {
    Set<String> terms =
        Set.copyOf(
            text("/texts/terms.yaml")
                .lines()
                .filter(l -> l.startsWith("- "))
                .map(l -> l.substring(2).strip())
                .toList());
    for (FormDefinition.Page page : form(id).definition().pages()) {
      StringBuilder words = new StringBuilder();
      for (LocalText text : texts(page)) {
        String bokmal = text.in(Language.NB).replaceAll("\\{\\{[^}]*}}", "").strip();
        words.append(bokmal).append(bokmal.matches("(?s).*[.!?]»?") ? " " : ". ");
      }
      Lix lix = Lix.of(words.toString(), terms);
      if (lix.words() >= MEASURED) {
        assertThat(lix.value()).as(id + ", " + page.id() + " " + lix).isLessThanOrEqualTo(EASY);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyFactThatDecidesAndNoRegisterKnowsIsAskedFor(String id, Scheme.Kind kind) {
    FormEvaluation evaluation = example(kind, Map.of());
    for (Criterion criterion : kind.criteria()) {
      for (String name : criterion.rule().names()) {
        boolean declared =
            SCHEMES
                .dictionary()
                .find(name)
                .filter(
                    f -> f.source() == Fact.Source.DECLARED || f.source() == Fact.Source.CASEWORK)
                .isPresent();
        // One of these is enough, and it is the one that is asked for.
        boolean alternative =
            criterion.id().equals("nasjonal") && name.equals("countiesWithMajorityOfMembers");
        if (declared && !alternative) {
          assertThat(evaluation.isVisible(name)).as(criterion.id() + " asks for " + name).isTrue();
          assertThat(evaluation.isRequired(name)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void aCompleteExampleCanBeHandedIn(String id, Scheme.Kind kind) {
    FormEvaluation evaluation = example(kind, Map.of());
    assertThat(evaluation.errors()).isEmpty();
    Submission submission = Submission.freeze(evaluation);
    assertThat(submission.thaw(form(kind.form())).visibleAnswers())
        .isEqualTo(evaluation.visibleAnswers());
    assertThat(evaluation.visibleAnswers()).containsKeys("amount", "summary", "contactName");
    if (isWeighedAgainstOthers(kind)) {
      assertThat(evaluation.visibleAnswers()).containsKey("targetGroups");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void anEmptyApplicationIsNotHandedInAndSaysWhatIsMissing(String id, Scheme.Kind kind) {
    FormEvaluation empty = form(kind.form()).evaluate(Answers.none(), inputs(kind, Map.of()));
    assertThat(empty.errors()).allMatch(e -> e.code().equals("required"));
    // a question with rows is missed row by row
    assertThat(empty.errors().stream().map(e -> e.path().split("/")[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(
            asked(form(kind.form()).definitionFor(inputs(kind, Map.of()))).stream()
                .filter(q -> empty.isVisible(q) && empty.isRequired(q))
                .toList());
    assertThat(empty.errors()).hasSizeGreaterThan(isWeighedAgainstOthers(kind) ? 20 : 5);
    assertThat(empty.pages()).allMatch(p -> p.answered() == 0);
  }

  @Test
  void theAuditorIsToldOfWhileTheAmountIsTyped() {
    Scheme.Kind pilot = SCHEMES.find("sma-og-nystartede").orElseThrow().kinds().getFirst();
    assertThat(example(pilot, Map.of("amount", "100 000")).consequences())
        .noneMatch(c -> c.path().equals("amount"));
    assertThat(example(pilot, Map.of("amount", "100 001")).consequences())
        .anySatisfy(c -> {
          assertThat(c.path()).isEqualTo("amount");
          assertThat(c.say().in(Language.NB)).contains("revisor");
        });
    assertThat(example(pilot, Map.of("amount", "110 001")).errors())
        .anyMatch(e -> e.path().equals("amount") && e.code().equals("too-large"));
  }

  @Test
  void figuresAboutMembersHaveToFitTogether() {
    Scheme.Kind local =
        SCHEMES.find("integrering-2027").orElseThrow().kind("drift-lokal").orElseThrow();
    assertThat(example(local, Map.of("countingMembersInMunicipality", "65")).errors())
        .anyMatch(e -> e.path().equals("countingMembersInMunicipality"));
  }

  private static FormEvaluation example(Scheme.Kind kind, Map<String, String> changed) {
    CompiledForm form = form(kind.form());
    AnswersJson.Read read = read(form, kind);
    Answers answers = read.answers();
    for (Map.Entry<String, String> change : changed.entrySet()) {
      answers =
          answers.with(
              change.getKey(),
              form.parse(change.getKey(), List.of(change.getValue()), Language.NB).orElseThrow());
    }
    return form.evaluate(answers, inputs(kind, read.inputs()));
  }

  private static AnswersJson.Read read(CompiledForm form, Scheme.Kind kind) {
    AnswersJson.Read read =
        AnswersJson.read(text("/programme/examples/" + kind.form() + ".json"), form, Language.NB);
    assertThat(read.unknown()).isEmpty();
    assertThat(read.wrongInputs()).isEmpty();
    return read;
  }

  private static Map<String, Object> inputs(Scheme.Kind kind, Map<String, Object> known) {
    Map<String, Object> inputs = new HashMap<>(known);
    if (form(kind.form()).definition().inputs().containsKey("kind")) {
      inputs.put("kind", kind.id());
    }
    return inputs;
  }

  private static CompiledForm form(String id) {
    return java.util.Objects.requireNonNull(FORMS.get(id));
  }

  /** Everything an applicant can read on a page. */
  private static List<LocalText> texts(FormDefinition.Page page) {
    List<LocalText> texts = new ArrayList<>();
    texts.add(page.title());
    page.intro().ifPresent(texts::add);
    page.questions().forEach(q -> add(q, texts));
    return texts;
  }

  private static void add(Question question, List<LocalText> texts) {
    texts.add(question.text());
    question.help().ifPresent(texts::add);
    question.hint().ifPresent(texts::add);
    question.checks().forEach(r -> texts.add(r.say()));
    question.consequences().forEach(r -> texts.add(r.say()));
    switch (question.kind()) {
      case QuestionKind.One one -> one.options().forEach(o -> texts.add(o.text()));
      case QuestionKind.Several several -> several.options().forEach(o -> texts.add(o.text()));
      case QuestionKind.Matrix matrix -> {
        matrix.rows().forEach(r -> texts.add(r.text()));
        matrix.options().forEach(o -> texts.add(o.text()));
      }
      case QuestionKind.Budget budget ->
          Stream.concat(budget.costs().stream(), budget.income().stream())
              .forEach(l -> {
                texts.add(l.text());
                l.help().ifPresent(texts::add);
              });
      case QuestionKind.Group group -> {
        texts.add(group.row());
        group.questions().forEach(q -> add(q, texts));
      }
      default -> {}
    }
  }

  private static String text(String resource) {
    try (InputStream in = DeliveredFormsTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
