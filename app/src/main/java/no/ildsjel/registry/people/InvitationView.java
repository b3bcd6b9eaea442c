package no.ildsjel.registry.people;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that nobody has answered yet.
 *
 * @param by the name of the one who invited
 * @param expires when its link stops working
 */
public record InvitationView(UUID id, String email, String by, Instant sent, Instant expires) {}
