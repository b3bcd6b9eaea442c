package no.ildsjel.casework;

import no.ildsjel.programme.CallId;

/** A decision was made and told. */
public record DecisionIssued(DecisionId decision, ApplicationId application, CallId call) {}
