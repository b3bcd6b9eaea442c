package no.ildsjel.platform.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.TextFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The flat, typed table {@code platform.form_answer}: what was handed in, one row per answer, for
 * counting. It can be made again from the submissions. Addresses and telephone numbers are left
 * out, since nobody counts them.
 */
@Service
public class AnswerTable {

  private record Flat(
      String path,
      int item,
      String question,
      String kind,
      @Nullable String text,
      @Nullable BigDecimal number,
      @Nullable LocalDate day,
      @Nullable Boolean yes) {}

  private final JdbcClient jdbc;

  AnswerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Fills in the rows of a submission; those there were are replaced. */
  @MayCall("the room that owns the submission")
  @Transactional
  public void fill(UUID submission, CompiledForm form, Submission frozen) {
    delete(submission);
    FormEvaluation evaluation = frozen.thaw(form);
    List<Flat> rows = new ArrayList<>();
    evaluation
        .visibleAnswers()
        .forEach((path, value) ->
            form.slot(path)
                .filter(slot -> counts(slot.question()))
                .ifPresent(slot -> flatten(path, slot.question(), value, rows)));
    evaluation.computed().forEach((path, value) -> rows.add(computed(path, value)));
    for (Flat row : rows) {
      jdbc.sql(
              """
              insert into platform.form_answer
                (submission, form, form_version, path, item, question, kind,
                 text_value, number_value, date_value, yes_value)
              values (:submission, :form, :version, :path, :item, :question, :kind,
                 :text, :number, :day, :yes)
              """)
          .param("submission", submission)
          .param("form", frozen.form())
          .param("version", frozen.version())
          .param("path", row.path())
          .param("item", row.item())
          .param("question", row.question())
          .param("kind", row.kind())
          .param("text", row.text())
          .param("number", row.number())
          .param("day", row.day())
          .param("yes", row.yes())
          .update();
    }
  }

  /** Takes away the rows of a submission. */
  @MayCall("the room that owns the submission")
  @Transactional
  public void delete(UUID submission) {
    jdbc.sql("delete from platform.form_answer where submission = ?").param(submission).update();
  }

  private static boolean counts(Question question) {
    return !(question.kind() instanceof QuestionKind.Text text
        && text.format().filter(AnswerTable::isPersonal).isPresent());
  }

  private static boolean isPersonal(TextFormat format) {
    return format == TextFormat.EMAIL
        || format == TextFormat.PHONE
        || format == TextFormat.ACCOUNT_NUMBER;
  }

  private static void flatten(String path, Question question, AnswerValue value, List<Flat> rows) {
    String id = question.id();
    String kind = question.kind().word();
    switch (value) {
      case AnswerValue.Text(String words) -> rows.add(text(path, 0, id, kind, words));
      case AnswerValue.Whole(long number) ->
          rows.add(number(path, id, kind, BigDecimal.valueOf(number)));
      case AnswerValue.Decimal(double number) ->
          rows.add(number(path, id, kind, BigDecimal.valueOf(number)));
      case AnswerValue.Day(LocalDate day) ->
          rows.add(new Flat(path, 0, id, kind, null, null, day, null));
      case AnswerValue.YesNo(boolean yes) ->
          rows.add(new Flat(path, 0, id, kind, null, null, null, yes));
      case AnswerValue.Choice(String option) -> rows.add(text(path, 0, id, kind, option));
      case AnswerValue.Choices(List<String> options) -> {
        for (int i = 0; i < options.size(); i++) {
          rows.add(text(path, i, id, kind, options.get(i)));
        }
      }
      case AnswerValue.Files(List<AnswerValue.File> files) -> {
        for (int i = 0; i < files.size(); i++) {
          rows.add(text(path, i, id, kind, files.get(i).name()));
        }
      }
      case AnswerValue.Row _ -> rows.add(new Flat(path, 0, id, "row", null, null, null, true));
      case AnswerValue.Unreadable _ ->
          throw new IllegalStateException("Unreadable answers are not handed in");
    }
  }

  private static Flat computed(String path, Object value) {
    int end = path.indexOf('/');
    String id = end < 0 ? path : path.substring(0, end);
    String kind = "computed";
    return switch (value) {
      case Long number -> number(path, id, kind, BigDecimal.valueOf(number));
      case Double number -> number(path, id, kind, BigDecimal.valueOf(number));
      case LocalDate day -> new Flat(path, 0, id, kind, null, null, day, null);
      case Boolean yes -> new Flat(path, 0, id, kind, null, null, null, yes);
      default -> text(path, 0, id, kind, value.toString());
    };
  }

  private static Flat text(String path, int item, String question, String kind, String words) {
    return new Flat(path, item, question, kind, words, null, null, null);
  }

  private static Flat number(String path, String question, String kind, BigDecimal number) {
    return new Flat(path, 0, question, kind, null, number, null, null);
  }
}
