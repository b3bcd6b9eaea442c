package no.ildsjel.programme;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;

/**
 * A call as others see it.
 *
 * @param title what it is called, in the languages its owner wrote
 * @param opens the first day one can apply
 * @param closes the last day one can apply, to the end of the day in Oslo
 * @param decisionBy the day applicants are promised an answer by
 * @param invitedOnly true for a closed call, where only the invited may apply
 * @param state as of the clock; never stored
 */
public record CallView(
    CallId id,
    SchemeId scheme,
    int schemeVersion,
    String kind,
    AdministratorId administrator,
    FrameId frame,
    int grantYear,
    LocalText title,
    LocalDate opens,
    LocalDate closes,
    LocalDate decisionBy,
    boolean invitedOnly,
    boolean published,
    CallState state,
    Optional<Money> maximum) {}
