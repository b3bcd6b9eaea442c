package no.ildsjel.registry.people;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Altinn, where {@code ILDSJEL_ALTINN_URL} is set. Then the rest must be set too, or the start is
 * refused: {@code ILDSJEL_ALTINN_SUBSCRIPTION_KEY}, {@code ILDSJEL_ALTINN_RIGHTS} (with commas),
 * {@code ILDSJEL_MASKINPORTEN_URL}, {@code ILDSJEL_MASKINPORTEN_CLIENT_ID} and {@code
 * ILDSJEL_MASKINPORTEN_KEY_FILE} (a private RSA key as a JWK).
 */
@Configuration
@ConditionalOnProperty("ildsjel.altinn.url")
class AltinnConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  AltinnMandates altinnMandates(Environment environment) {
    String altinn = needed(environment, "ildsjel.altinn.url");
    PatientHttp http = new PatientHttp(PATIENCE);
    String issuer = needed(environment, "ildsjel.maskinporten.url").replaceAll("/*$", "/");
    AltinnToken token =
        new AltinnToken(
            new AltinnToken.Client(
                issuer,
                needed(environment, "ildsjel.maskinporten.client-id"),
                key(Path.of(needed(environment, "ildsjel.maskinporten.key-file")))),
            altinn,
            http,
            // a log-in has real time, whatever the day is in the domain
            Clock.systemUTC());
    Set<String> rights =
        Arrays.stream(needed(environment, "ildsjel.altinn.rights").split(","))
            .map(String::strip)
            .filter(r -> !r.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new AltinnMandates(
        new AltinnHttp(altinn, needed(environment, "ildsjel.altinn.subscription-key"), token, http),
        rights);
  }

  private static String needed(Environment environment, String property) {
    String value = environment.getProperty(property, "").strip();
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "Altinn is asked for, but "
              + property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)
              + " is not set");
    }
    return value;
  }

  private static RSAKey key(Path file) {
    try {
      RSAKey key = RSAKey.parse(Files.readString(file));
      if (!key.isPrivate()) {
        throw new IllegalStateException(file + " has no private key");
      }
      return key;
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(file + " can't be read as a JWK", e);
    }
  }
}
