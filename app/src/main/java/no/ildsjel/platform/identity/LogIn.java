package no.ildsjel.platform.identity;

import java.util.Map;

/**
 * What the log-in provider told of a person.
 *
 * @param provider the provider's id, such as {@code idporten}
 * @param subject the provider's key for the person
 * @param name the name given, or the subject where there is none
 * @param claims other claims, such as {@code pid}; used while logging in and not kept
 */
public record LogIn(String provider, String subject, String name, Map<String, String> claims) {}
