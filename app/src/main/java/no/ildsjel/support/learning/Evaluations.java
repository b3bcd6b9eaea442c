package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.SupportRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who were there thought, kept apart from who they are. The sum is shown when {@value
 * #FEWEST} have answered; later answers are added in batches of {@value #STEP}, so that whoever
 * looks twice cannot tell one late answer from the rest. Fewer than a batch are counted and never
 * shown, not at the end either: the last one to answer is as hard to find as the first.
 */
@Service
public class Evaluations {

  /** Fewer are not shown, so that nobody is known by an answer. */
  public static final int FEWEST = 5;

  /** How many late answers are added at a time. */
  public static final int STEP = 3;

  private static final String FORM = "kursevaluering";
  private static final String THERE = "a person noted as having been there";

  private final JdbcClient jdbc;
  private final SignUpStore signUps;
  private final Drafts drafts;
  private final SchemeForms forms;
  private final Archive archive;

  Evaluations(JdbcClient jdbc, Clock clock, Drafts drafts, SchemeForms forms, Archive archive) {
    this.jdbc = jdbc;
    this.signUps = new SignUpStore(jdbc, clock);
    this.drafts = drafts;
    this.forms = forms;
    this.archive = archive;
  }

  /** A question and how many gave each answer. */
  public record Counted(LocalText question, Map<LocalText, Integer> answers, List<String> words) {}

  /**
   * What it comes to.
   *
   * @param shown how many of them are in what is shown
   * @param questions empty while too few have answered
   */
  public record Result(int answered, int shown, List<Counted> questions) {}

  private record Row(Optional<DraftId> draft) {}

  private Optional<Row> row(Actor.Person actor, EventId event) {
    return jdbc.sql("select draft from support.evaluated where event = ? and person = ?")
        .params(event.value(), actor.id().value())
        .query((row, n) ->
            new Row(Optional.ofNullable(row.getObject("draft", UUID.class)).map(DraftId::new)))
        .optional();
  }

  /**
   * True when the person has answered, false when it may be answered; empty for who wasn't there.
   */
  @MayCall(THERE)
  @Transactional(readOnly = true)
  public Optional<Boolean> answered(Actor.Person actor, List<SignUp> parties, EventId event) {
    boolean there =
        parties.stream()
            .flatMap(s -> s.people().stream())
            .anyMatch(
                a -> a.person().filter(actor.id()::equals).isPresent() && !a.present().isEmpty());
    return there
        ? Optional.of(row(actor, event).filter(r -> r.draft().isEmpty()).isPresent())
        : Optional.empty();
  }

  /** The person's draft, begun at the first asking; empty when it is answered. */
  @MayCall(THERE)
  @Transactional
  public Optional<DraftId> draft(Actor.Person actor, CourseEvent event) {
    if (signUps.with(actor.id()).stream()
        .filter(s -> s.event().equals(event.id()))
        .flatMap(s -> s.people().stream())
        .noneMatch(
            a -> a.person().filter(actor.id()::equals).isPresent() && !a.present().isEmpty())) {
      throw new AccessDeniedException("Was not there");
    }
    Optional<Row> row = row(actor, event.id());
    if (row.isEmpty()) {
      DraftId draft = drafts.open(actor, FORM, form().definition().version());
      int added =
          jdbc.sql(
                  """
                  insert into support.evaluated (event, person, draft) values (?, ?, ?)
                  on conflict do nothing
                  """)
              .params(event.id().value(), actor.id().value(), draft.value())
              .update();
      if (added == 0) {
        drafts.delete(draft);
      }
      row = row(actor, event.id());
    }
    return row.flatMap(Row::draft);
  }

  /** The form. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public CompiledForm form() {
    return forms.newest(FORM);
  }

  private CompiledForm form(int version) {
    return forms.find(FORM, version).orElseThrow();
  }

  /** The form a draft was begun with. */
  @MayCall(THERE)
  @Transactional(readOnly = true)
  public CompiledForm form(DraftId draft) {
    return form(drafts.read(draft).formVersion());
  }

  /** Hands in. The draft goes, and with it what tied the answers to a person. */
  @MayCall(THERE)
  @Transactional
  public Answer<EventId> handIn(Actor.Person actor, CourseEvent event) {
    jdbc.sql("select 1 from support.evaluated where event = ? and person = ? for update")
        .params(event.id().value(), actor.id().value())
        .query(Integer.class)
        .optional();
    Optional<DraftId> begun = draft(actor, event);
    if (begun.isEmpty()) {
      return Answer.refused(SupportRefusal.HANDED_IN);
    }
    Draft draft = drafts.read(begun.get());
    CompiledForm form = form(draft.formVersion());
    FormEvaluation evaluation = form.evaluate(draft.answersWith(form, Map.of()), Map.of());
    if (!evaluation.isComplete()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (evaluation.visibleAnswers().isEmpty()) {
      return Answer.refused(SupportRefusal.NOTHING_ANSWERED);
    }
    Submission frozen = Submission.freeze(evaluation);
    jdbc.sql(
            """
            insert into support.evaluation (id, event, form_version, answers, sha256)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(), event.id().value(), frozen.version(), frozen.json(), frozen.sha256())
        .update();
    showBatch(event.id());
    jdbc.sql("update support.evaluated set draft = null where event = ? and person = ?")
        .params(event.id().value(), actor.id().value())
        .update();
    drafts.delete(begun.get());
    archive.record(
        new Actor.Program("evaluation"),
        Optional.of(event.administrator()),
        event.subject(),
        "event-evaluated",
        Map.of());
    return Answer.allowed(event.id());
  }

  /** Adds those that wait to what is shown, when they are many enough to hide one another. */
  private void showBatch(EventId event) {
    // two who hand in at once must not both think that they are one too few
    jdbc.sql("select 1 from support.event where id = ? for update")
        .param(event.value())
        .query(Integer.class)
        .single();
    boolean enough =
        jdbc.sql(
                """
                select count(*) filter (where shown) as shown, count(*) filter (where not shown)
                  as waiting
                from support.evaluation where event = ?
                """)
            .param(event.value())
            .query((row, n) -> enough(row.getInt("shown"), row.getInt("waiting")))
            .single();
    if (enough) {
      jdbc.sql("update support.evaluation set shown = true where event = ?")
          .param(event.value())
          .update();
    }
  }

  static boolean enough(int shown, int waiting) {
    return waiting >= (shown == 0 ? FEWEST : STEP);
  }

  /** What it comes to, when enough have answered. */
  @MayCall("a case officer of the administrator, or the course provider named for the event")
  @Transactional(readOnly = true)
  public Result result(Actor.Person actor, CourseEvent event) {
    if (!EventOffice.holds(actor, event)) {
      throw new AccessDeniedException("Not the event's");
    }
    int answered =
        jdbc.sql("select count(*)::int from support.evaluation where event = ?")
            .param(event.id().value())
            .query(Integer.class)
            .single();
    List<FormEvaluation> answers =
        jdbc.sql("select * from support.evaluation where event = ? and shown order by id")
            .param(event.id().value())
            .query((row, n) -> {
              int version = row.getInt("form_version");
              return new Submission(
                      FORM, version, row.getString("answers"), row.getString("sha256"))
                  .thaw(form(version));
            })
            .list();
    return new Result(
        answered, answers.size(), answers.isEmpty() ? List.of() : count(form(), answers));
  }

  static List<Counted> count(CompiledForm form, List<FormEvaluation> answers) {
    List<Counted> counted = new ArrayList<>();
    for (var page : form.definition().pages()) {
      for (Question question : page.questions()) {
        Map<LocalText, Integer> counts = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        if (question.kind() instanceof QuestionKind.One one) {
          one.options().forEach(o -> counts.put(o.text(), 0));
          answers.forEach(a ->
              one.options().stream()
                  .filter(o ->
                      a.visibleAnswers().get(question.id())
                              instanceof AnswerValue.Choice(String chosen)
                          && chosen.equals(o.id()))
                  .forEach(o -> counts.merge(o.text(), 1, Integer::sum)));
        }
        answers.forEach(a -> {
          if (a.visibleAnswers().get(question.id()) instanceof AnswerValue.Text(String text)
              && !text.isBlank()) {
            words.add(text.strip());
          }
        });
        if (question.kind().asks()) {
          counted.add(new Counted(question.text(), counts, words));
        }
      }
    }
    return counted;
  }
}
