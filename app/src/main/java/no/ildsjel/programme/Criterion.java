package no.ildsjel.programme;

import no.ildsjel.platform.rules.Rule;
import no.ildsjel.shared.LocalText;

/**
 * A condition for getting support of a kind, with its rule and its legal basis.
 *
 * @param rule comes to true when the criterion is met; unknown when a fact is missing
 * @param law the provision, as it is cited in letters
 * @param words the criterion as the applicant reads it
 * @param help what to do to meet it
 */
public record Criterion(String id, Rule rule, String law, LocalText words, LocalText help) {}
