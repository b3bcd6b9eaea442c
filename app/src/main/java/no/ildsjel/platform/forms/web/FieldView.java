package no.ildsjel.platform.forms.web;

import java.util.List;

/**
 * One field of a page.
 *
 * @param path its name
 * @param tail its path as a part of ids: {@code f-…} the field, {@code m-…} what to mend, {@code
 *     s-…} the mark
 * @param value what stands in it, as typed or as we write it
 * @param mark tells what the page showed, when it is sent back
 * @param problems what to mend, in words
 */
public record FieldView(
    String path, String tail, String value, String mark, List<String> problems) {

  public FieldView {
    problems = List.copyOf(problems);
  }

  public boolean wrong() {
    return !problems.isEmpty();
  }
}
