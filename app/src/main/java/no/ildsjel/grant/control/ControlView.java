package no.ildsjel.grant.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;

/**
 * A look at how money was used.
 *
 * @param rule the published rule it was chosen by
 * @param reason in words both sides see
 * @param earlierAnswer the organisation's own words before any notice
 * @param answer its words since, the only ones that answer a notice
 * @param notice what the organisation was told may be claimed and why (§ 16)
 * @param noticed how much of which year
 * @param answerBy the last day to answer that
 * @param decision how it ended, in words
 */
public record ControlView(
    UUID id,
    DecisionId award,
    int grantYear,
    ControlCause cause,
    Optional<String> rule,
    String reason,
    ControlState state,
    Instant openedAt,
    Optional<String> earlierAnswer,
    Optional<String> answer,
    Optional<String> notice,
    MoneyByYear noticed,
    Optional<PersonId> noticeBy,
    Optional<LocalDate> answerBy,
    Optional<String> decision) {

  /** The words of the published rule, for each reader; empty when it is published no more. */
  public Optional<LocalText> told() {
    return rule.flatMap(id ->
        ControlRules.published().all().stream()
            .filter(published -> published.id().equals(id))
            .map(ControlRules.Published::words)
            .findFirst());
  }
}
