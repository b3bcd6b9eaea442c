package no.ildsjel.platform.rules;

/**
 * A place where a rule compares something with a text written out, so that one who knows which
 * texts can occur may tell a misspelt one.
 *
 * @param name what is compared, or {@code rows.column}
 * @param text what it is compared with
 * @param line from 1
 * @param column from 1
 */
public record TextComparison(String name, String text, int line, int column) {}
