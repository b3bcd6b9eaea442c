package no.ildsjel.platform.forms;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.LocalText;

/**
 * One question of a form.
 *
 * @param id its name in rules and paths
 * @param text the question itself
 * @param help explains, opened on tap
 * @param hint one line beside the field
 * @param when a rule; the question is left out unless it is known to be true
 * @param required a rule, {@code "true"} for always; empty for never
 * @param from the input that is offered as answer
 * @param checks what has to hold; the words are shown when it is known not to
 * @param consequences words shown while typing as soon as the rule is known to be true
 */
public record Question(
    String id,
    QuestionKind kind,
    LocalText text,
    Optional<LocalText> help,
    Optional<LocalText> hint,
    Optional<String> when,
    Optional<String> required,
    Optional<String> from,
    List<Remark> checks,
    List<Remark> consequences) {

  public Question {
    checks = List.copyOf(checks);
    consequences = List.copyOf(consequences);
  }

  /**
   * A rule and what to say by it.
   *
   * @param rule in CEL
   */
  public record Remark(String rule, LocalText say) {}
}
