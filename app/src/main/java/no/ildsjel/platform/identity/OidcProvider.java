package no.ildsjel.platform.identity;

/**
 * The one log-in provider of this installation.
 *
 * @param id short name, part of a person's key
 * @param issuer the issuer's address; its configuration is read from below it
 * @param acr the level of assurance a log-in must have, or empty when any will do
 */
public record OidcProvider(
    String id, String issuer, String clientId, String clientSecret, String acr) {}
