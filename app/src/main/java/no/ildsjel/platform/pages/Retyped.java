package no.ildsjel.platform.pages;

import java.util.Map;

/**
 * What was typed into one of a page's forms, when the answer was no: it goes straight back into the
 * page and is kept nowhere, so that nobody types it twice, also where script is off.
 *
 * @param form which of the page's forms it was
 * @param fields what was typed, by the fields' names
 */
public record Retyped(String form, Map<String, String> fields) {

  /** Nobody has typed anything. */
  public static final Retyped NOTHING = new Retyped("", Map.of());

  public Retyped {
    fields = Map.copyOf(fields);
  }

  /** True for the form it was typed in. */
  public boolean in(String which) {
    return form.equals(which);
  }

  /** What was typed in a field of a form, or what stands there before anybody has. */
  public String or(String which, String field, String before) {
    return in(which) ? fields.getOrDefault(field, before) : before;
  }

  /** What was typed in a field of a form, or nothing. */
  public String of(String which, String field) {
    return or(which, field, "");
  }
}
