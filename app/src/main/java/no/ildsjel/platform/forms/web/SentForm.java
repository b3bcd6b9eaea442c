package no.ildsjel.platform.forms.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.shared.Language;

/**
 * A page as it was posted.
 *
 * @param part true when it is only what was just typed
 * @param version the draft's version the page was made of
 */
record SentForm(
    DraftPost post,
    Set<String> shown,
    boolean part,
    long version,
    Optional<String> add,
    Optional<String> remove,
    Optional<String> choose,
    Optional<String> detach,
    Optional<String> attach) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** Only fields that carry their mark are read: what the page showed can be saved. */
  static SentForm of(Map<String, List<String>> fields, Language language) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, String> marks = new HashMap<>();
    fields.forEach((name, sent) -> {
      if (name.startsWith(FieldNames.MARK)) {
        String path = name.substring(FieldNames.MARK.length());
        marks.put(path, sent.getFirst());
        values.put(path, fields.getOrDefault(path, List.of()));
      }
    });
    return new SentForm(
        new DraftPost(
            values,
            marks,
            new HashSet<>(fields.getOrDefault(FieldNames.CHANGED, List.of())),
            language),
        new HashSet<>(fields.getOrDefault(FieldNames.SHOWN, List.of())),
        fields.containsKey(FieldNames.PART),
        first(fields, FieldNames.VERSION)
            .filter(v -> NUMBER.matcher(v).matches())
            .map(Long::parseLong)
            .orElse(0L),
        first(fields, FieldNames.ADD),
        first(fields, FieldNames.REMOVE),
        first(fields, FieldNames.CHOOSE),
        first(fields, FieldNames.DETACH),
        first(fields, FieldNames.ATTACH));
  }

  /** True when a button was pressed that stays on the page. */
  boolean stays() {
    return part
        || add.isPresent()
        || remove.isPresent()
        || choose.isPresent()
        || detach.isPresent()
        || attach.isPresent();
  }

  long characters() {
    return post.values().values().stream().flatMap(List::stream).mapToLong(String::length).sum();
  }

  private static Optional<String> first(Map<String, List<String>> fields, String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !v.isEmpty()).map(List::getFirst);
  }
}
