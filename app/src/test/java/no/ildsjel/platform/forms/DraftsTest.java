package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DraftsTest {

  private static final CompiledForm FORM = SmallGrant.FORM;
  private static final Actor.Person KARI = person("Kari Nes");
  private static final Actor.Person OLA = person("Ola Dal");
  private static final Actor PROGRAM = new Actor.Program("test");
  private static AnnotationConfigApplicationContext context;
  private static Drafts drafts;

  private DraftId id;

  @BeforeAll
  static void database() {
    context = DraftsOnPostgres.open();
    drafts = context.getBean(Drafts.class);
  }

  @AfterAll
  static void close() {
    context.close();
  }

  @BeforeEach
  void open() {
    id = drafts.open(KARI, "small-grant", 1);
  }

  @Test
  void everyKindOfAnswerComesBackAsItWas() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("projectName", "  Kafé «på» norsk\r\n😀 ");
    typed.put("kind", "else");
    typed.put("kind/else", "Noe eget");
    typed.put("start", "1. mars 2027");
    typed.put("amount", "105 000 kr");
    typed.put("partners/r1/pays", "nei");
    typed.put("needs/accounts", "much");
    typed.put("budget/costs/r2/text", "Mat");
    typed.put("end", "en gang");
    save(KARI, typed);
    drafts.save(
        KARI,
        id,
        FORM,
        new DraftPost(
            Map.of("themes", List.of("work", "language")), Map.of(), Set.of(), Language.NB));
    Draft draft = drafts.read(id);
    assertThat(draft.answers().byPath())
        .containsEntry("projectName", new AnswerValue.Text("Kafé «på» norsk\n😀"))
        .containsEntry("kind", new AnswerValue.Choice("else"))
        .containsEntry("start", new AnswerValue.Day(LocalDate.of(2027, 3, 1)))
        .containsEntry("amount", new AnswerValue.Whole(105_000))
        .containsEntry("partners/r1/pays", new AnswerValue.YesNo(false))
        .containsEntry("themes", new AnswerValue.Choices(List.of("language", "work")))
        .containsEntry("end", new AnswerValue.Unreadable("en gang", "not-a-date"))
        .hasSize(10);
    assertThat(draft.version()).isEqualTo(2);
    assertThat(draft.changedBy()).contains(KARI.id());
    assertThat(draft.marks().get("amount").version()).isEqualTo(1);
  }

  @Test
  void twoOnTheSamePageWithDifferentFieldsNeverOverwriteEachOther() {
    save(KARI, Map.of("projectName", "Kafé", "contactEmail", "a@b.no"));
    Map<String, String> page = marks("projectName", "contactEmail");
    post(KARI, page, "projectName", "Kafé på norsk", "contactEmail", "a@b.no");
    post(OLA, page, "projectName", "Kafé", "contactEmail", "leder@b.no");
    Draft draft = drafts.read(id);
    assertThat(draft.answers().at("projectName")).contains(new AnswerValue.Text("Kafé på norsk"));
    assertThat(draft.answers().at("contactEmail")).contains(new AnswerValue.Text("leder@b.no"));
    assertThat(draft.clashes()).isEmpty();
  }

  @Test
  void theSameFieldChangedByTwoIsKeptTwiceUntilOneIsChosen() {
    Map<String, String> page = marks("projectName");
    post(KARI, page, "projectName", "Karis navn");
    DraftSaved saved = post(OLA, page, "projectName", "Olas navn");
    assertThat(saved.clashing()).containsExactly("projectName");
    List<Draft.Version> versions = drafts.read(id).clashes().get("projectName");
    assertThat(versions)
        .extracting(v -> v.by().orElseThrow(), Draft.Version::counts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(KARI.id(), true),
            org.assertj.core.groups.Tuple.tuple(OLA.id(), false));
    // Ola goes on typing: it is his answer that changes, and still nobody's is lost.
    post(OLA, Map.of("projectName", mark("Olas navn")), "projectName", "Olas nye navn");
    versions = drafts.read(id).clashes().get("projectName");
    assertThat(versions)
        .extracting(v -> v.value().orElseThrow())
        .containsExactly(new AnswerValue.Text("Karis navn"), new AnswerValue.Text("Olas nye navn"));
    assertThatThrownBy(() -> drafts.freeze(id, FORM, Map.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(drafts.choose(KARI, id, "projectName", 99, 99))
        .isEqualTo(Answer.refused(FormRefusal.CHOICE_GONE));
    long olas = versions.getLast().version();
    assertThat(drafts.choose(KARI, id, "projectName", olas, olas - 1))
        .as("she has not seen what he wrote last")
        .isEqualTo(Answer.refused(FormRefusal.CHOICE_GONE));
    drafts.choose(KARI, id, "projectName", olas, olas);
    Draft draft = drafts.read(id);
    assertThat(draft.clashes()).isEmpty();
    assertThat(draft.answers().at("projectName")).contains(new AnswerValue.Text("Olas nye navn"));
    assertThat(drafts.choose(KARI, id, "projectName", 1, 99))
        .isEqualTo(Answer.refused(FormRefusal.CHOICE_GONE));
  }

  @Test
  void whoComesToTheSameAnswerEndsTheClash() {
    Map<String, String> page = marks("projectName");
    post(KARI, page, "projectName", "Karis navn");
    post(OLA, page, "projectName", "Olas navn");
    post(OLA, Map.of("projectName", mark("Olas navn")), "projectName", "Karis navn");
    assertThat(drafts.read(id).clashes()).isEmpty();
  }

  @Test
  void theSamePersonOnTwoMachinesIsNoClash() {
    Map<String, String> page = marks("projectName");
    post(KARI, page, "projectName", "På telefonen");
    post(KARI, page, "projectName", "På PC-en");
    Draft draft = drafts.read(id);
    assertThat(draft.clashes()).isEmpty();
    assertThat(draft.answers().at("projectName")).contains(new AnswerValue.Text("På PC-en"));
  }

  @Test
  void anOldPageBringsNothingBackThatWasTakenAway() {
    save(KARI, Map.of("projectName", "Kafé", "contactEmail", "a@b.no"));
    Map<String, String> old = marks("projectName", "contactEmail");
    save(OLA, Map.of("projectName", ""));
    post(KARI, old, "projectName", "Kafé", "contactEmail", "ny@b.no");
    Draft draft = drafts.read(id);
    assertThat(draft.answers().at("projectName")).isEmpty();
    assertThat(draft.marks()).containsKey("projectName");
    assertThat(draft.answers().at("contactEmail")).contains(new AnswerValue.Text("ny@b.no"));
  }

  @Test
  void aFieldKnownToBeTypedInIsWrittenThoughItLooksAsItDid() {
    save(KARI, Map.of("projectName", "Kafé"));
    Map<String, String> page = marks("projectName");
    post(KARI, page, "projectName", "Kafé på norsk");
    // The answer to that save got lost, and the text was put back as it was.
    drafts.save(
        KARI,
        id,
        FORM,
        new DraftPost(
            Map.of("projectName", List.of("Kafé")), page, Set.of("projectName"), Language.NB));
    assertThat(drafts.read(id).answers().at("projectName")).contains(new AnswerValue.Text("Kafé"));
  }

  @Test
  void savingNothingNewChangesNothing() {
    save(KARI, Map.of("projectName", "Kafé"));
    DraftSaved again = post(OLA, marks("projectName"), "projectName", "Kafé");
    assertThat(again.version()).isEqualTo(1);
    assertThat(again.written()).isEmpty();
    assertThat(drafts.read(id).changedBy()).contains(KARI.id());
  }

  @Test
  void whatTheFormDoesNotHaveIsIgnoredAndSoAreFilesAndRows() {
    Map<String, String> typed = Map.of("nope", "x", "statutes", "x", "partners/r1", "x");
    assertThat(save(KARI, typed).written()).isEmpty();
    assertThat(drafts.read(id).marks()).isEmpty();
  }

  @Test
  void whatIsOfferedIsShownUntilSomebodyAnswersOrTakesItAway() {
    CompiledForm offering =
        FormCompiler.compile(
                """
                form: offer
                version: 1
                minutes: 1
                title: Tilbud
                inputs: {known: text}
                pages:
                  - id: p
                    title: Side
                    questions:
                      - {id: a, type: text, text: Hva?, from: known}
                """)
            .orThrow();
    DraftId draft = drafts.open(KARI, "offer", 1);
    Map<String, String> inputs = Map.of("known", "kjent");
    assertThat(drafts.read(draft).answersWith(offering, inputs).at("a"))
        .contains(new AnswerValue.Text("kjent"));
    drafts.save(
        KARI,
        draft,
        offering,
        new DraftPost(
            Map.of("a", List.of("")), Map.of("a", AnswerMark.OFFERED), Set.of(), Language.NB));
    assertThat(drafts.read(draft).answersWith(offering, inputs).at("a")).isEmpty();
  }

  @Test
  void rowsAreAddedInOrderUpToTheirNumberAndTakenAwayWhole() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(drafts.addRow(KARI, id, FORM, "partners").orThrow());
    }
    assertThat(drafts.addRow(KARI, id, FORM, "partners"))
        .isEqualTo(Answer.refused(FormRefusal.NO_MORE_ROOM));
    save(KARI, Map.of(rows.get(1) + "/name", "Storkronen"));
    long seen = drafts.read(id).version();
    save(OLA, Map.of(rows.get(1) + "/name", "Nabohjelpen"));
    assertThat(drafts.removeRow(KARI, id, FORM, rows.get(1), seen))
        .isEqualTo(Answer.refused(FormRefusal.ROW_CHANGED));
    assertThat(drafts.removeRow(KARI, id, FORM, rows.get(1), seen + 1).isAllowed()).isTrue();
    Draft draft = drafts.read(id);
    assertThat(draft.answers().rows("partners")).hasSize(4);
    assertThat(draft.marks().keySet()).noneMatch(path -> path.startsWith(rows.get(1)));
    assertThat(drafts.addRow(OLA, id, FORM, "budget/costs").isAllowed()).isTrue();
    assertThatThrownBy(() -> drafts.addRow(KARI, id, FORM, "projectName"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filesComeAndGoAndAreNoMoreThanAskedFor() {
    AnswerValue.File file = new AnswerValue.File("f1", "vedtekter.pdf", 1_000);
    assertThat(drafts.attach(KARI, id, FORM, "statutes", file).isAllowed()).isTrue();
    assertThat(drafts.attach(KARI, id, FORM, "statutes", file))
        .isEqualTo(Answer.refused(FormRefusal.NO_MORE_ROOM));
    drafts.detach(OLA, id, "statutes", "f1");
    assertThat(drafts.read(id).answers().at("statutes")).isEmpty();
    assertThat(drafts.attach(OLA, id, FORM, "statutes", file).isAllowed()).isTrue();
  }

  @Test
  void aTextTooLongIsNotCutButLeftAndTheRestIsSaved() {
    DraftSaved saved =
        save(KARI, Map.of("projectName", "x".repeat(100_001), "contactEmail", "a@b.no"));
    assertThat(saved.tooLong()).containsExactly("projectName");
    assertThat(saved.written()).containsExactly("contactEmail");
  }

  @Test
  void aDraftDoesNotGrowWithoutEnd() {
    Answer<DraftSaved> last = null;
    for (int i = 0; i < 25; i++) {
      last =
          drafts.save(
              KARI,
              id,
              FORM,
              DraftPost.of(Map.of("partners/r" + i + "/name", "x".repeat(99_000)), Language.NB));
    }
    assertThat(last).isEqualTo(Answer.refused(FormRefusal.DRAFT_FULL));
    assertThat(save(KARI, Map.of("partners/r1/name", "kort")).written()).hasSize(1);
  }

  @Test
  void aCompleteDraftIsFrozenAndLaidOutForCounting() {
    drafts.save(PROGRAM, id, FORM, DraftPost.of(typed(), Language.NB));
    drafts.attach(KARI, id, FORM, "statutes", new AnswerValue.File("f1", "vedtekter.pdf", 1_000));
    drafts.save(
        KARI,
        id,
        FORM,
        new DraftPost(
            Map.of("themes", List.of("language", "work")), Map.of(), Set.of(), Language.NB));
    Map<String, Object> inputs = SmallGrant.answers().inputs();
    Submission submission = drafts.freeze(id, FORM, inputs);
    assertThat(submission.thaw(FORM).isComplete()).isTrue();
    assertThat(Submission.freeze(submission.thaw(FORM))).isEqualTo(submission);
    AnswerTable table = context.getBean(AnswerTable.class);
    UUID number = UUID.randomUUID();
    table.fill(number, FORM, submission);
    table.fill(number, FORM, submission);
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    assertThat(
            jdbc.sql(
                    """
                    select question || ' ' || kind || ' ' ||
                      coalesce(text_value, number_value::text, date_value::text, yes_value::text)
                    from platform.form_answer where submission = ? order by path, item
                    """)
                .param(number)
                .query(String.class)
                .list())
        .contains(
            "amount kroner 105000",
            "budget computed 105000",
            "themes several language",
            "themes several work",
            "start date 2027-03-01",
            "pays yesno true",
            "statutes file vedtekter.pdf")
        .noneMatch(row -> row.startsWith("contactEmail"));
    table.delete(number);
    drafts.delete(id);
    assertThat(drafts.find(id)).isEmpty();
    assertThatThrownBy(() -> drafts.read(id)).isInstanceOf(NoSuchElementException.class);
  }

  private static Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    SmallGrant.answers()
        .answers()
        .byPath()
        .forEach((path, value) -> {
          switch (value) {
            case AnswerValue.Text(String text) -> typed.put(path, text);
            case AnswerValue.Whole(long number) -> typed.put(path, Long.toString(number));
            case AnswerValue.Day(LocalDate day) -> typed.put(path, day.toString());
            case AnswerValue.YesNo(boolean yes) -> typed.put(path, yes ? "ja" : "nei");
            case AnswerValue.Choice(String option) -> typed.put(path, option);
            default -> {}
          }
        });
    return typed;
  }

  private DraftSaved save(Actor actor, Map<String, String> typed) {
    return drafts.save(actor, id, FORM, DraftPost.of(typed, Language.NB)).orThrow();
  }

  private DraftSaved post(Actor actor, Map<String, String> marks, String... fields) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], List.of(fields[i + 1]));
    }
    return drafts
        .save(actor, id, FORM, new DraftPost(values, marks, Set.of(), Language.NB))
        .orThrow();
  }

  private Map<String, String> marks(String... paths) {
    Draft draft = drafts.read(id);
    Map<String, String> marks = new LinkedHashMap<>();
    for (String path : paths) {
      marks.put(path, AnswerMark.of(draft.answers().at(path)));
    }
    return marks;
  }

  private static String mark(String text) {
    return AnswerMark.of(Optional.of(new AnswerValue.Text(text)));
  }

  private static Actor.Person person(String name) {
    return new Actor.Person(
        new PersonId(UUID.randomUUID()), name, Set.of(), Set.of(), Optional.empty());
  }
}
