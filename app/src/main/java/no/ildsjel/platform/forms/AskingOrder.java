package no.ildsjel.platform.forms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.ildsjel.platform.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What is shown, and what is computed, may hang on what comes before, never on itself or on what
 * comes after: a form is gone through once, from the top.
 */
final class AskingOrder {

  private final FormNames names;
  private final Problems problems;
  private final Map<String, Integer> position = new HashMap<>();

  /** What each question's being there or value hangs on. */
  private final Map<String, Set<String>> hangsOn = new HashMap<>();

  AskingOrder(List<CompiledForm.Page> pages, FormNames names, Problems problems) {
    this.names = names;
    this.problems = problems;
    for (CompiledForm.Page page : pages) {
      for (CompiledQuestion question : page.questions()) {
        position.put(question.id(), position.size());
        Set<String> owners = new TreeSet<>(owners(page.when()));
        owners.addAll(owners(question.when()));
        owners.addAll(owners(question.value()));
        for (CompiledQuestion nested : question.nested()) {
          owners.addAll(owners(nested.when()));
          owners.addAll(owners(nested.value()));
        }
        hangsOn.put(question.id(), owners);
      }
    }
  }

  void check(List<CompiledForm.Page> pages) {
    for (int p = 0; p < pages.size(); p++) {
      CompiledForm.Page page = pages.get(p);
      String place = "pages[" + p + "]";
      page.questions().stream()
          .findFirst()
          .ifPresent(first -> before(page.when(), first.id(), place + ".when"));
      for (int q = 0; q < page.questions().size(); q++) {
        CompiledQuestion question = page.questions().get(q);
        String at = place + ".questions[" + q + "]";
        before(question.when(), question.id(), at + ".when");
        before(question.value(), question.id(), at + ".value");
        within(question, at);
      }
    }
  }

  private void within(CompiledQuestion group, String place) {
    Set<String> earlier = new HashSet<>();
    for (int i = 0; i < group.nested().size(); i++) {
      CompiledQuestion nested = group.nested().get(i);
      String at = place + ".questions[" + i + "]";
      before(nested.when(), group.id(), at + ".when");
      before(nested.value(), group.id(), at + ".value");
      inRow(nested.when(), nested.id(), earlier, at + ".when");
      inRow(nested.value(), nested.id(), earlier, at + ".value");
      earlier.add(nested.id());
    }
  }

  private void inRow(@Nullable Rule rule, String self, Set<String> earlier, String place) {
    if (rule == null) {
      return;
    }
    for (String name : new TreeSet<>(rule.names())) {
      if (isInRow(name)) {
        String column = name.substring(FormNames.ROW.length() + 1);
        if (column.equals(self)) {
          problems.add(place, "cycle", "'" + self + "' hangs on itself");
        } else if (!earlier.contains(column)) {
          forward(place, name);
        }
      }
    }
  }

  private void before(@Nullable Rule rule, String self, String place) {
    int own = position.getOrDefault(self, 0);
    for (String owner : owners(rule)) {
      if (position.getOrDefault(owner, -1) >= own) {
        List<String> path = path(owner, self);
        if (path.isEmpty()) {
          forward(place, owner);
        } else {
          problems.add(place, "cycle", "This hangs on itself: " + String.join(" → ", path));
        }
      }
    }
  }

  private void forward(String place, String name) {
    problems.add(
        place,
        "forward-reference",
        "'" + name + "' is asked later; move this below it, since a form is gone through in order");
  }

  private Set<String> owners(@Nullable Rule rule) {
    Set<String> owners = new TreeSet<>();
    if (rule != null) {
      for (String name : rule.names()) {
        if (!isInRow(name)) {
          names.owner(name).ifPresent(owners::add);
        }
      }
    }
    return owners;
  }

  private static boolean isInRow(String name) {
    return name.startsWith(FormNames.ROW + ".");
  }

  /** How one hangs on the other, from the other and around to it; empty when it does not. */
  private List<String> path(String from, String to) {
    if (from.equals(to)) {
      return List.of(to, to);
    }
    Map<String, String> cameFrom = new HashMap<>();
    Set<String> seen = new LinkedHashSet<>(Set.of(from));
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String at = next.removeFirst();
      for (String on : hangsOn.getOrDefault(at, Set.of())) {
        if (seen.add(on)) {
          cameFrom.put(on, at);
          if (on.equals(to)) {
            return backwards(to, from, cameFrom);
          }
          next.add(on);
        }
      }
    }
    return List.of();
  }

  private static List<String> backwards(String to, String from, Map<String, String> cameFrom) {
    List<String> path = new ArrayList<>();
    for (String at = to; at != null && !at.equals(from); at = cameFrom.get(at)) {
      path.addFirst(at);
    }
    path.addFirst(from);
    path.addFirst(to);
    return path;
  }
}
