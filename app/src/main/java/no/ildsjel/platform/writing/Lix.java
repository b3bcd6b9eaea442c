package no.ildsjel.platform.writing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a Norwegian text is to read, by LIX (Björnsson 1968): words per sentence plus the share
 * of words with more than six letters, in per cent. Under 30 is easy, 35 what a page for everybody
 * may have, above 45 hard.
 *
 * @param words how many words the text has
 * @param sentences how many sentences, at least one
 * @param longWords words of more than six letters, known terms left out
 */
public record Lix(int words, int sentences, int longWords) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[-'’][\\p{L}\\p{M}]+)*");
  private static final Pattern NUMBER_OR_WORD =
      Pattern.compile(WORD.pattern() + "|[0-9]+(?:[\\u00a0 .,][0-9]+)*");
  private static final Pattern END = Pattern.compile("[.!?:…](?=\\s|$|[»”\"])|\\n\\s*\\n");
  private static final int LONG = 6;

  /**
   * Measures a text.
   *
   * @param terms words that readers know or that are explained, in small letters: they count as
   *     short
   */
  public static Lix of(String text, Set<String> terms) {
    int words = 0;
    int longWords = 0;
    Matcher all = NUMBER_OR_WORD.matcher(text);
    while (all.find()) {
      words++;
      String word = all.group().toLowerCase(Locale.ROOT);
      if (word.length() > LONG && Character.isLetter(word.charAt(0)) && !terms.contains(word)) {
        longWords++;
      }
    }
    Matcher ends = END.matcher(text.strip());
    int sentences = 0;
    while (ends.find()) {
      sentences++;
    }
    return new Lix(words, Math.max(1, sentences), longWords);
  }

  /** The figure, rounded. */
  public int value() {
    return words == 0
        ? 0
        : (int) Math.round((double) words / sentences + 100.0 * longWords / words);
  }
}
