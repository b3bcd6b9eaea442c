package no.ildsjel.platform.forms;

/**
 * Something wrong with a form's definition, for its author.
 *
 * @param place such as {@code pages[2].questions[1].text.nn}, counted from 0; empty for the whole
 * @param line in the YAML, from 1; 0 when the definition did not come from YAML
 * @param code as listed in {@code docs/forms.md}
 * @param message in English, naming what is wrong and how to mend it
 */
public record FormProblem(String place, int line, String code, String message) {}
