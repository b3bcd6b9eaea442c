package no.ildsjel.platform.forms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.platform.writing.TextFormat;
import no.ildsjel.shared.LocalText;

/** What is asked for, and within which bounds. Bounds that are text are rules. */
public sealed interface QuestionKind {

  /** The word for it in a definition. */
  String word();

  /** True when something is asked for, false when something is only shown. */
  default boolean asks() {
    return true;
  }

  /**
   * @param pattern RE2; the whole answer has to match
   * @param patternSay what to say when it does not
   */
  record Text(
      boolean longText,
      int minLength,
      int maxLength,
      Optional<String> pattern,
      Optional<LocalText> patternSay,
      Optional<TextFormat> format)
      implements QuestionKind {
    @Override
    public String word() {
      return longText ? "longtext" : "text";
    }
  }

  /** A whole number, or whole kroner. */
  record Whole(boolean kroner, Optional<String> min, Optional<String> max, Optional<LocalText> unit)
      implements QuestionKind {
    @Override
    public String word() {
      return kroner ? "kroner" : "integer";
    }
  }

  record Decimal(Optional<String> min, Optional<String> max, Optional<LocalText> unit)
      implements QuestionKind {
    @Override
    public String word() {
      return "decimal";
    }
  }

  record Day(Optional<String> min, Optional<String> max) implements QuestionKind {
    @Override
    public String word() {
      return "date";
    }
  }

  record YesNo() implements QuestionKind {
    @Override
    public String word() {
      return "yesno";
    }
  }

  /**
   * Something to choose.
   *
   * @param other has a field for words of one's own
   * @param alone cannot be chosen with others, such as "none of these"
   */
  record Option(
      String id, LocalText text, Optional<LocalText> help, boolean other, boolean alone) {}

  record One(List<Option> options) implements QuestionKind {
    public One {
      options = List.copyOf(options);
    }

    @Override
    public String word() {
      return "one";
    }
  }

  /**
   * @param min how many at least, when answered
   * @param max how many at most
   */
  record Several(List<Option> options, int min, int max) implements QuestionKind {
    public Several {
      options = List.copyOf(options);
    }

    @Override
    public String word() {
      return "several";
    }
  }

  /** A line of a matrix or a budget. */
  record Line(String id, LocalText text, Optional<LocalText> help) {}

  /** Each row gets one of the options. */
  record Matrix(List<Line> rows, List<Option> options) implements QuestionKind {
    public Matrix {
      rows = List.copyOf(rows);
      options = List.copyOf(options);
    }

    @Override
    public String word() {
      return "matrix";
    }
  }

  /**
   * Amounts in whole kroner per line; the sums are computed.
   *
   * @param addedLines how many lines of their own people may add on each side
   * @param balanced costs and income have to be equal
   */
  record Budget(List<Line> costs, List<Line> income, int addedLines, boolean balanced)
      implements QuestionKind {
    public Budget {
      costs = List.copyOf(costs);
      income = List.copyOf(income);
    }

    @Override
    public String word() {
      return "budget";
    }
  }

  /**
   * @param types file name endings, such as {@code pdf}
   * @param maxBytes of each file
   */
  record Files(Set<String> types, long maxBytes, int maxFiles) implements QuestionKind {
    public Files {
      types = Set.copyOf(types);
    }

    @Override
    public String word() {
      return "file";
    }
  }

  /**
   * The same questions for each of several things.
   *
   * @param row what one of them is called
   */
  record Group(int min, int max, LocalText row, List<Question> questions) implements QuestionKind {
    public Group {
      questions = List.copyOf(questions);
    }

    @Override
    public String word() {
      return "group";
    }
  }

  record Info() implements QuestionKind {
    @Override
    public String word() {
      return "info";
    }

    @Override
    public boolean asks() {
      return false;
    }
  }

  /**
   * @param value the rule that gives it
   * @param as what it comes to
   * @param kroner whether it is shown as money
   */
  record Computed(String value, RuleType as, boolean kroner) implements QuestionKind {
    @Override
    public String word() {
      return "computed";
    }

    @Override
    public boolean asks() {
      return false;
    }
  }
}
