package no.ildsjel.platform.forms;

import java.time.LocalDate;
import java.util.List;

/** What somebody has answered at one path. */
public sealed interface AnswerValue {

  record Text(String value) implements AnswerValue {}

  /** A whole number, or whole kroner. */
  record Whole(long value) implements AnswerValue {}

  record Decimal(double value) implements AnswerValue {}

  record Day(LocalDate value) implements AnswerValue {}

  record YesNo(boolean value) implements AnswerValue {}

  /** The id of the option chosen. */
  record Choice(String option) implements AnswerValue {}

  /** The ids of the options chosen, at least one. */
  record Choices(List<String> options) implements AnswerValue {
    public Choices {
      options = List.copyOf(options);
    }
  }

  record Files(List<File> files) implements AnswerValue {
    public Files {
      files = List.copyOf(files);
    }
  }

  /**
   * A file that has been handed in; its content lies elsewhere.
   *
   * @param id where the content is found
   * @param name as the person called it
   */
  record File(String id, String name, long bytes) {}

  /** Says that a row is there, though nothing in it is answered yet. */
  record Row() implements AnswerValue {}

  /**
   * What was typed could not be read. It is kept as it was, counts as no answer, and gives an error
   * with this code.
   */
  record Unreadable(String raw, String code) implements AnswerValue {}
}
