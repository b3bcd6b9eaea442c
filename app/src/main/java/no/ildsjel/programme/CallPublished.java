package no.ildsjel.programme;

/** A call was published. */
public record CallPublished(CallId call) {}
