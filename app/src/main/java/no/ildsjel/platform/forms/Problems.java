package no.ildsjel.platform.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a definition, each with the line its place stood on. */
final class Problems {

  private final List<FormProblem> found;
  private final Map<String, Integer> lines;

  Problems(List<FormProblem> found, Map<String, Integer> lines) {
    this.found = found;
    this.lines = lines;
  }

  void add(String place, String code, String message) {
    if (found.size() < FormLimits.PROBLEMS) {
      found.add(new FormProblem(place, line(place), code, message));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  /** All of them, in the order of the definition. */
  List<FormProblem> inOrder() {
    List<FormProblem> sorted = new ArrayList<>(found.stream().distinct().toList());
    sorted.sort(Comparator.comparingInt(FormProblem::line));
    return sorted;
  }

  /** The line of the place, or of the nearest place around it that stood somewhere. */
  private int line(String place) {
    String at = place;
    while (true) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      if (end <= 0) {
        return lines.getOrDefault("", 0);
      }
      at = at.substring(0, end);
    }
  }
}
