package no.ildsjel.casework;

import java.time.Instant;

/**
 * What was sent in.
 *
 * @param sequence 1 for the first time, more when it was changed before the deadline
 * @param json the frozen answers
 * @param sha256 of the text
 */
public record SubmissionView(int sequence, String json, String sha256, Instant at) {}
