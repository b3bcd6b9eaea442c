package no.ildsjel.platform.forms;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has answered so far, by path; immutable. Answers to questions that are hidden now,
 * or that are of an earlier version of the form, may be among them and are left alone.
 */
public final class Answers {

  private static final Answers NONE = new Answers(Collections.emptyNavigableMap());

  private final NavigableMap<String, AnswerValue> byPath;

  private Answers(NavigableMap<String, AnswerValue> byPath) {
    this.byPath = byPath;
  }

  public static Answers none() {
    return NONE;
  }

  /**
   * @throws IllegalArgumentException when there are more than {@link FormLimits#ANSWERS}
   */
  public static Answers of(Map<String, ? extends AnswerValue> byPath) {
    if (byPath.size() > FormLimits.ANSWERS) {
      throw new IllegalArgumentException("Too many answers: " + byPath.size());
    }
    return new Answers(Collections.unmodifiableNavigableMap(new TreeMap<>(byPath)));
  }

  /** These answers with one of them given or changed. */
  public Answers with(String path, AnswerValue value) {
    TreeMap<String, AnswerValue> changed = new TreeMap<>(byPath);
    changed.put(path, value);
    return of(changed);
  }

  /** These answers with one of them taken away, or all of a row when the path is a row's. */
  public Answers without(String path) {
    TreeMap<String, AnswerValue> changed = new TreeMap<>(byPath);
    changed.remove(path);
    changed.keySet().removeIf(other -> other.startsWith(path + "/"));
    return of(changed);
  }

  /** The answer at a path. */
  public Optional<AnswerValue> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  @Nullable AnswerValue get(String path) {
    return byPath.get(path);
  }

  /** Every answer by path, in the order of the paths. */
  public SortedMap<String, AnswerValue> byPath() {
    return byPath;
  }

  /**
   * The ids of the rows under a path, in order: a row is there when something in it is.
   *
   * @param path a repeated group's, or one side's of a budget
   */
  public Iterable<String> rows(String path) {
    String prefix = path + "/";
    TreeSet<String> rows = new TreeSet<>();
    // '0' comes after '/', so this is everything that begins with the prefix.
    for (String inner : byPath.subMap(prefix, true, path + "0", false).keySet()) {
      int end = inner.indexOf('/', prefix.length());
      rows.add(end < 0 ? inner.substring(prefix.length()) : inner.substring(prefix.length(), end));
    }
    return rows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answers answers && byPath.equals(answers.byPath);
  }

  @Override
  public int hashCode() {
    return byPath.hashCode();
  }

  @Override
  public String toString() {
    return byPath.toString();
  }
}
