package no.ildsjel.casework.decision.web;

import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.decision.Recommendation;

/** A case that waits for a decision, or has got one. */
public record DecisionLine(
    ApplicationView application, Recommendation recommendation, Optional<DecisionView> decision) {}
