package no.ildsjel.platform.forms;

import java.util.List;

/**
 * A path that can hold an answer, and what kind of answer it takes.
 *
 * @param question the question it belongs to; within a group the nested one
 * @param options what can be chosen, for {@link Kind#ONE} and {@link Kind#SEVERAL}
 */
public record AnswerSlot(Kind kind, Question question, List<QuestionKind.Option> options) {

  /** Kinds of answers. */
  public enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    DAY,
    YES_NO,
    ONE,
    SEVERAL,
    FILES,
    /** Says that a row is there. */
    ROW
  }

  AnswerSlot(Kind kind, Question question) {
    this(kind, question, List.of());
  }

  /** True when the value is of this slot's kind, or could not be read. */
  boolean takes(AnswerValue value) {
    return switch (value) {
      case AnswerValue.Text _ -> kind == Kind.TEXT;
      case AnswerValue.Whole _ -> kind == Kind.WHOLE;
      case AnswerValue.Decimal _ -> kind == Kind.DECIMAL;
      case AnswerValue.Day _ -> kind == Kind.DAY;
      case AnswerValue.YesNo _ -> kind == Kind.YES_NO;
      case AnswerValue.Choice _ -> kind == Kind.ONE;
      case AnswerValue.Choices _ -> kind == Kind.SEVERAL;
      case AnswerValue.Files _ -> kind == Kind.FILES;
      case AnswerValue.Row _ -> kind == Kind.ROW;
      case AnswerValue.Unreadable _ -> true;
    };
  }
}
