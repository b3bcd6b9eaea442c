package no.ildsjel.programme;

import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.shared.LocalText;

/**
 * Something a rule of a scheme may ask about an applicant.
 *
 * @param name as it stands in rules and in JSON
 * @param source where it normally comes from
 * @param words what it is, for applicants
 * @param meaning what it is exactly, for those who write rules
 */
public record Fact(String name, RuleType type, Source source, LocalText words, String meaning) {

  /** Where a fact comes from. */
  public enum Source {
    /** Brønnøysund's registers, filled in and not asked again. */
    REGISTER,
    /** The organisation says so itself. */
    DECLARED,
    /** Known from earlier cases here, or else declared. */
    CASEWORK,
    /** A published list. */
    LIST,
    /** Known from what the program gives beside the money. */
    SUPPORT;

    /** True when what the organisation says itself does not count beside it. */
    public boolean certain() {
      return this == REGISTER || this == SUPPORT;
    }
  }
}
