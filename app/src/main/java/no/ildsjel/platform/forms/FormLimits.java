package no.ildsjel.platform.forms;

/** How big forms and answers may be. Each is some times what the biggest form we know needs. */
public final class FormLimits {

  /** Characters of a definition: 1,000 questions in seven languages. */
  public static final int DEFINITION_LENGTH = 1_000_000;

  /** Levels of YAML; a nested question's option's text lies at ten. */
  public static final int DEFINITION_DEPTH = 30;

  public static final int PAGES = 100;

  /** Questions of a form, nested ones too. */
  public static final int QUESTIONS = 1_000;

  public static final int OPTIONS = 1_000;

  /** Rows of a repeated group, and lines added to one side of a budget. */
  public static final int ROWS = 200;

  /** Characters of one answer that are kept at all, also when it cannot be read. */
  public static final int ANSWER_LENGTH = 100_000;

  /** Characters of a text where the form sets no limit. */
  public static final int TEXT = 500;

  /** Characters of a long text where the form sets no limit. */
  public static final int LONG_TEXT = 10_000;

  /** Problems told at once; more would not be read. */
  public static final int PROBLEMS = 200;

  /** Answers of one response, far above what {@link #QUESTIONS} and rows give in practice. */
  public static final int ANSWERS = 20_000;

  /** Characters of all answers of one draft, forty times what the longest form we know takes. */
  public static final long DRAFT_LENGTH = 2_000_000;

  private FormLimits() {}
}
