package no.ildsjel.platform.rules;

/** How big a rule may be. CEL counts no cost of its own, so these stand between it and the CPU. */
public final class RuleLimits {

  /** Characters. The longest sensible criterion of a scheme is about 300. */
  public static final int LENGTH = 2_000;

  /** Levels of the expression tree; keeps compiling and running far from the end of the stack. */
  public static final int DEPTH = 100;

  /** Parts of an expression. */
  public static final int NODES = 1_000;

  /** Rows gone through in one run, over all loops together: a millisecond of work at most. */
  public static final int ITERATIONS = 10_000;

  /** Loops within loops; a second one compares each row with each other, a third has no use. */
  public static final int LOOPS = 2;

  /** Size of a compiled pattern, so that {@code (a{1000}){1000}} is refused. */
  public static final int PATTERN_SIZE = 2_000;

  private RuleLimits() {}
}
