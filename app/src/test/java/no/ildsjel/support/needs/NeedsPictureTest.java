package no.ildsjel.support.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormCompiler;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.writing.Lix;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import org.junit.jupiter.api.Test;

/** What the conversation on needs comes to. */
class NeedsPictureTest {

  private static final NeedsReading READING = NeedsReading.delivered();
  private static final CompiledForm FORM = FormCompiler.compile(definition()).orThrow();

  /** Options that say nothing of how things are, and so are read as nothing. */
  private static final Set<String> SILENT =
      Set.of("activityMoney/none", "openRoom/noroom", "children/nochildren");

  private static String definition() {
    try (InputStream file =
        NeedsPictureTest.class.getResourceAsStream("/programme/forms/behovskartlegging.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FormEvaluation answered(String... questionAndOption) {
    Map<String, AnswerValue> answers = new HashMap<>();
    for (int i = 0; i < questionAndOption.length; i += 2) {
      answers.put(questionAndOption[i], new AnswerValue.Choice(questionAndOption[i + 1]));
    }
    return FORM.evaluate(Answers.of(answers), Map.of("organisation.name", "Språkbroen"));
  }

  private static NeedsPicture picture(List<FormEvaluation> evaluations) {
    return NeedsPicture.of(FORM, READING, evaluations, evaluations);
  }

  private static NeedsPicture.AreaPicture area(NeedsPicture picture, String id) {
    return picture.areas().stream().filter(a -> a.area().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void thereAreEightAreasOfThreeSituationsAndEveryAnswerIsRead() {
    assertThat(READING.areas()).hasSize(8);
    Set<String> unread = new TreeSet<>();
    for (NeedsReading.Area area : READING.areas()) {
      FormDefinition.Page page =
          FORM.definition().pages().stream()
              .filter(p -> p.id().equals(area.id()))
              .findFirst()
              .orElseThrow();
      assertThat(page.questions()).hasSize(3);
      Set<String> asked = new HashSet<>();
      for (Question question : page.questions()) {
        asked.add(question.id());
        Set<String> options = new HashSet<>();
        for (QuestionKind.Option option : ((QuestionKind.One) question.kind()).options()) {
          options.add(option.id());
          if (area.reading(question.id(), option.id()).isEmpty()) {
            unread.add(question.id() + "/" + option.id());
          }
        }
        assertThat(options)
            .as(question.id())
            .containsAll(area.read().getOrDefault(question.id(), Map.of()).keySet())
            .containsAll(area.one().getOrDefault(question.id(), Set.of()));
      }
      assertThat(asked).containsAll(area.read().keySet()).containsAll(area.one().keySet());
    }
    assertThat(unread).isEqualTo(new TreeSet<>(SILENT));
  }

  @Test
  void everyTextIsInAllLanguagesOfParticipants() {
    Set<Language> all = Set.of(Language.values());
    assertThat(FORM.definition().languages()).isEqualTo(all);
    assertThat(READING.areas())
        .allSatisfy(area -> {
          assertThat(area.name().languages()).isEqualTo(all);
          assertThat(area.mentor().languages()).isEqualTo(all);
          area.tool().ifPresent(tool -> assertThat(tool.words().languages()).isEqualTo(all));
        });
    assertThat(READING.coLeader())
        .allSatisfy(step -> assertThat(step.words().languages()).isEqualTo(all));
    for (FormDefinition.Page page : FORM.definition().pages()) {
      for (Question question : page.questions()) {
        assertThat(question.text().languages()).as(question.id()).isEqualTo(all);
        if (question.kind() instanceof QuestionKind.One one) {
          assertThat(one.options())
              .allSatisfy(option -> assertThat(option.text().languages()).isEqualTo(all));
        }
      }
    }
  }

  @Test
  void theConversationReadsEasily() {
    StringBuilder words = new StringBuilder();
    for (FormDefinition.Page page : FORM.definition().pages()) {
      for (Question question : page.questions()) {
        say(words, question.text());
        if (question.kind() instanceof QuestionKind.One one) {
          one.options().forEach(option -> say(words, option.text()));
        }
      }
    }
    assertThat(Lix.of(words.toString(), Set.of()).value()).isLessThanOrEqualTo(35);
  }

  private static void say(StringBuilder words, LocalText text) {
    String said = text.in(Language.NB);
    words.append(said).append(said.endsWith("?") || said.endsWith(".") ? " " : ". ");
  }

  @Test
  void anAreaAsksForSomethingWhenOneAnswerIsANeedAndThePressingComeFirst() {
    NeedsPicture one =
        picture(
            List.of(
                answered(
                    "receipts",
                    "lost",
                    "moneyLeft",
                    "now",
                    "moneyWho",
                    "nobody",
                    "telling",
                    "leader",
                    "openRoom",
                    "several")));
    assertThat(area(one, "economy").need()).isTrue();
    assertThat(area(one, "economy").strength()).isFalse();
    assertThat(area(one, "economy").pressing()).isTrue();
    assertThat(area(one, "volunteers").strength()).isTrue();
    assertThat(one.needs()).extracting(a -> a.area().id()).containsExactly("economy");
    assertThat(one.strengths()).extracting(a -> a.area().id()).containsExactly("volunteers");
    NeedsPicture two =
        picture(
            List.of(
                answered(
                    "receipts",
                    "lost",
                    "moneyLeft",
                    "now",
                    "moneyWho",
                    "several",
                    "telling",
                    "hard")));
    assertThat(area(two, "economy").need()).as("one need is enough").isTrue();
    assertThat(area(two, "economy").pressing()).as("but more works than is needed").isFalse();
    assertThat(two.needs()).extracting(a -> a.area().id()).containsExactly("visibility", "economy");
    assertThat(area(one, "safety").perCent()).isEmpty();
    assertThat(area(one, "economy").perCent()).contains(33);
    assertThat(area(one, "visibility").need()).isFalse();
    assertThat(area(one, "visibility").strength()).isFalse();
  }

  @Test
  void severalAnswersAreAddedUpAndNobodyIsNamed() {
    NeedsPicture picture =
        picture(
            List.of(
                answered("meetings", "long", "leaderAway", "stops"),
                answered("meetings", "long", "leaderAway", "stops"),
                answered("meetings", "recent", "leaderAway", "goesOn")));
    NeedsPicture.AreaPicture board = area(picture, "board");
    assertThat(picture.answered()).isEqualTo(3);
    assertThat(board.needed()).isEqualTo(4);
    assertThat(board.works()).isEqualTo(2);
    assertThat(board.situations().getFirst().answers())
        .extracting(NeedsPicture.Said::by)
        .containsExactlyInAnyOrder(2, 1);
    assertThat(board.situations().getLast().answers())
        .as("that everything stops without the leader is for whoever said so")
        .extracting(said -> said.option().in(Language.NB))
        .containsExactly("Alt går som før");
  }

  @Test
  void fewAnswersAreNotShownToTheOthersOneByOne() {
    NeedsPicture picture =
        picture(List.of(answered("meetings", "long"), answered("meetings", "recent")));
    assertThat(area(picture, "board").needed()).isEqualTo(1);
    assertThat(area(picture, "board").situations()).isEmpty();
  }

  @Test
  void whatHangsOnOnePersonIsReadFromTheAnswersOfOneOnly() {
    List<NeedsPicture.Hanging> hanging =
        NeedsPicture.hanging(FORM, READING, answered("openRoom", "nobody", "leaderAway", "goesOn"));
    assertThat(hanging).extracting(h -> h.area().id()).containsExactly("volunteers");
  }
}
