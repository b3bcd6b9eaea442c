package no.ildsjel.registry.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import no.ildsjel.platform.identity.MandatesUnknown;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The installation's own pass to Altinn: a Maskinporten token, asked for with a signed JWT (RFC
 * 7523) and exchanged for one of Altinn's. Kept until it is about to run out.
 */
final class AltinnToken {

  private static final String SCOPE = "altinn:accessmanagement/authorizedparties.resourceowner";
  private static final Duration ASSERTION = Duration.ofSeconds(100);
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private record Pass(String token, Instant until) {}

  /**
   * How the installation is known to Maskinporten.
   *
   * @param issuer with a slash at its end, as Maskinporten writes it
   * @param key RSA, with its id
   */
  record Client(String issuer, String id, RSAKey key) {}

  private final Client client;
  private final URI exchange;
  private final PatientHttp http;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Pass pass;

  AltinnToken(Client client, String altinn, PatientHttp http, Clock clock) {
    this.client = client;
    this.exchange =
        URI.create(altinn.replaceAll("/+$", "") + "/authentication/api/v1/exchange/maskinporten");
    this.http = http;
    this.clock = clock;
  }

  /** A token that is good for a while yet. */
  String value() {
    Pass kept = pass;
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return kept.token();
    }
    fetching.lock();
    try {
      kept = pass;
      if (kept == null || !clock.instant().isBefore(kept.until())) {
        kept = fetch();
        pass = kept;
      }
      return kept.token();
    } finally {
      fetching.unlock();
    }
  }

  private Pass fetch() {
    String form =
        "grant_type="
            + URLEncoder.encode(
                "urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
            + "&assertion="
            + assertion();
    String answer =
        http.send(
            HttpRequest.newBuilder(URI.create(client.issuer() + "token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    try {
      String maskinporten = JSON.readTree(answer).path("access_token").asString("");
      String token =
          http.send(
                  HttpRequest.newBuilder(exchange)
                      .header("Authorization", "Bearer " + maskinporten)
                      .GET())
              .strip()
              .replace("\"", "");
      Date until = SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime();
      if (until == null) {
        throw new MandatesUnknown("Altinn's token never runs out, which can't be");
      }
      return new Pass(token, until.toInstant().minus(MARGIN));
    } catch (JacksonException | ParseException e) {
      throw new MandatesUnknown("Maskinporten or Altinn answered with something else than a token");
    }
  }

  private String assertion() {
    Instant now = clock.instant();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(client.key().getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .audience(client.issuer())
                .issuer(client.id())
                .claim("scope", SCOPE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new RSASSASigner(client.key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key for Maskinporten can't sign", e);
    }
    return jwt.serialize();
  }
}
