package no.ildsjel.casework;

import no.ildsjel.programme.CallId;

/** An application was sent in, for the first time or again. */
public record ApplicationSubmitted(ApplicationId application, CallId call) {}
