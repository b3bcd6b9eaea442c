package no.ildsjel.support.mentors;

import java.time.LocalDate;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;

/**
 * An organisation asked to be a mentor.
 *
 * @param answerBy the last day to answer; after it the invitation is gone, as after a no
 */
public record MentorInvitation(
    CallId cohort, OrganisationNumber organisation, LocalDate answerBy) {}
