package no.ildsjel.platform.forms;

import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Ids of the rows of repeated groups. They sort in the order they were made, so that rows keep
 * their order though nobody keeps a list of them, and two people can add rows at the same time.
 */
public final class RowIds {

  private static final Pattern ROW_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int RADIX = 36;
  private static final int TIME_LENGTH = 9;
  private static final int CHANCE_LENGTH = 4;
  private static final int CHANCES = RADIX * RADIX * RADIX * RADIX;

  private RowIds() {}

  /** A new id. */
  public static String next(Clock clock, RandomGenerator random) {
    return "r"
        + padded(Long.toString(clock.millis(), RADIX), TIME_LENGTH)
        + padded(Integer.toString(random.nextInt(CHANCES), RADIX), CHANCE_LENGTH);
  }

  /** True when the text can be a row's id. */
  public static boolean isRowId(String text) {
    return ROW_ID.matcher(text).matches();
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
