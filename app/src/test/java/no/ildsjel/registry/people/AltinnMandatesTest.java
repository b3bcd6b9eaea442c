package no.ildsjel.registry.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.TestClock;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandatesUnknown;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/**
 * Whom Altinn says a person may act for, in the layouts Altinn really sends, with invented numbers.
 */
class AltinnMandatesTest {

  private static final String RESOURCE = "ildsjel-soknad";

  /** Main unit the person has no right in, with a subunit they have; and others. */
  private static final String SERVICE_OWNER =
      """
      [
        {"partyUuid":"a1c831cf-c7b7-4e5e-9910-2ad9a05b4ec1","name":"OPPDIKTET HOVEDENHET",
         "organizationNumber":"310000019","personId":null,"partyId":50166368,
         "type":"Organization","unitType":"FLI","isDeleted":false,
         "onlyHierarchyElementWithNoAccess":true,
         "authorizedResources":[],"authorizedRoles":[],"subunits":[
           {"partyUuid":"8656eab6-119b-4691-8a8a-6f51a203aba7","name":"OPPDIKTET LOKALLAG",
            "organizationNumber":"310000027","personId":null,"partyId":50169034,
            "type":"Organization","unitType":"BEDR","isDeleted":false,
            "onlyHierarchyElementWithNoAccess":false,
            "authorizedResources":["ildsjel-soknad"],"authorizedRoles":[]}]},
        {"name":"OPPDIKTET FORENING","organizationNumber":"310000035","personId":null,
         "type":"Organization","unitType":"FLI","isDeleted":false,
         "onlyHierarchyElementWithNoAccess":false,
         "authorizedResources":["noe-annet","ILDSJEL-SOKNAD"],"subunits":[]},
        {"name":"OPPDIKTET KUNDE AV REGNSKAPSFØRER","organizationNumber":"310000043",
         "type":"Organization","unitType":"FLI","isDeleted":false,
         "onlyHierarchyElementWithNoAccess":false,
         "authorizedResources":["mva-melding"],"authorizedRoles":["REGNA"],"subunits":[]},
        {"name":"OPPDIKTET SLETTET","organizationNumber":"310757632",
         "type":"Organization","unitType":"FLI","isDeleted":true,
         "onlyHierarchyElementWithNoAccess":false,
         "authorizedResources":["ildsjel-soknad"],"subunits":[]},
        {"name":"OPPDIKTET PERSON","organizationNumber":null,"personId":"00000000000",
         "type":"Person","isDeleted":false,"onlyHierarchyElementWithNoAccess":false,
         "authorizedResources":["ildsjel-soknad"],"subunits":[]},
        {"name":"selvregistrert","organizationNumber":null,"type":"SelfIdentified",
         "authorizedResources":["ildsjel-soknad"]}
      ]
      """;

  private static final String END_USER =
      """
      {"links":{"next":null},"data":[[
        {"partyUuid":"4a06214d-b261-4695-b33a-0771a995b503","name":"OPPDIKTET TIGER",
         "organizationNumber":"310757632","partyId":51561408,"type":"Organization",
         "unitType":"AS","isDeleted":false,"onlyHierarchyElementWithNoAccess":false,
         "authorizedAccessPackages":["urn:altinn:accesspackage:tilskudd"],
         "authorizedRoles":["urn:altinn:role:tilgangsstyrer"],"subunits":[]}]]}
      """;

  private static RSAKey key;

  private final TestClock clock = new TestClock("2027-03-12T09:00:00Z");
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private String address;
  private String answer = SERVICE_OWNER;
  private int status = 200;
  private int tokens;
  private long slow;

  @BeforeAll
  static void key() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("nokkel-1").generate();
  }

  @BeforeEach
  void altinn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/token", exchange -> reply(exchange, 200, maskinporten(exchange)));
    server.createContext(
        "/authentication/api/v1/exchange/maskinporten",
        exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer fra-maskinporten");
          reply(exchange, 200, "\"" + altinnToken() + "\"");
        });
    server.createContext(
        "/accessmanagement/api/v1/resourceowner/authorizedparties",
        exchange -> {
          asked.add(
              exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          sleep();
          reply(exchange, status, answer);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void findsOrganisationsWithTheRightAndSubunitsAndNothingElse() {
    assertThat(mandates(RESOURCE))
        .containsExactlyInAnyOrder(
            new OrganisationNumber("310000027"), new OrganisationNumber("310000035"));
    assertThat(asked)
        .containsExactly(
            "nokkel {\"type\":\"urn:altinn:person:identifier-no\",\"value\":\"00000000000\"}");
  }

  @Test
  void readsTheNewerLayoutAndAccessPackages() {
    answer = END_USER;
    assertThat(mandates("urn:altinn:accesspackage:tilskudd"))
        .containsExactly(new OrganisationNumber("310757632"));
    assertThat(mandates(RESOURCE)).isEmpty();
  }

  @Test
  void aLogInWithoutAnIdentityNumberAsksNothing() {
    assertThat(source(RESOURCE).mandatesOf(PersonId.random(), logIn(Map.of()))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void thePassIsKeptUntilItIsAboutToRunOut() {
    AltinnMandates source = source(RESOURCE);
    LogIn logIn = logIn(Map.of("pid", "00000000000"));
    source.mandatesOf(PersonId.random(), logIn);
    source.mandatesOf(PersonId.random(), logIn);
    assertThat(tokens).isEqualTo(1);
    clock.forward(Duration.ofMinutes(29).plusSeconds(1));
    source.mandatesOf(PersonId.random(), logIn);
    assertThat(tokens).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 429, 500, 503})
  void anAnswerThatIsNotGoodIsUnknownAndNotNone(int code) {
    status = code;
    assertThatThrownBy(() -> mandates(RESOURCE))
        .isInstanceOf(MandatesUnknown.class)
        .hasMessageContaining(String.valueOf(code))
        .message()
        .doesNotContain("00000000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>Vedlikehold</html>", "{\"feil\":1}", "\"nei\"", "[[[[[[[[[[[[["})
  void anAnswerThatIsNotAListIsUnknownAndNotNone(String text) {
    answer = text;
    assertThatThrownBy(() -> mandates(RESOURCE)).isInstanceOf(MandatesUnknown.class);
  }

  @Test
  void oneWhoIsWaitingToLogInDoesNotWaitForEver() {
    slow = 3_000;
    assertThatThrownBy(() -> mandates(RESOURCE)).isInstanceOf(MandatesUnknown.class);
  }

  @Test
  void aServerThatIsNotThereIsUnknownAndNotNone() {
    server.stop(0);
    assertThatThrownBy(() -> mandates(RESOURCE)).isInstanceOf(MandatesUnknown.class);
  }

  @Test
  void theStartIsRefusedWhenHalfOfItIsSet(@TempDir Path folder) throws IOException {
    AltinnConfiguration configuration = new AltinnConfiguration();
    MockEnvironment environment = new MockEnvironment().withProperty("ildsjel.altinn.url", address);
    assertThatThrownBy(() -> configuration.altinnMandates(environment))
        .hasMessageContaining("ILDSJEL_MASKINPORTEN_URL");
    Path file = folder.resolve("key.json");
    Files.writeString(file, key.toPublicJWK().toJSONString());
    environment
        .withProperty("ildsjel.maskinporten.url", address)
        .withProperty("ildsjel.maskinporten.client-id", "ildsjel")
        .withProperty("ildsjel.maskinporten.key-file", file.toString())
        .withProperty("ildsjel.altinn.subscription-key", "nokkel")
        .withProperty("ildsjel.altinn.rights", " , ");
    assertThatThrownBy(() -> configuration.altinnMandates(environment))
        .hasMessageContaining("private");
    Files.writeString(file, key.toJSONString());
    assertThatThrownBy(() -> configuration.altinnMandates(environment))
        .hasMessageContaining("rights");
    environment.withProperty("ildsjel.altinn.rights", RESOURCE + ", DAGL");
    assertThat(configuration.altinnMandates(environment).name()).isEqualTo("altinn");
  }

  private Set<OrganisationNumber> mandates(String right) {
    return source(right)
        .mandatesOf(PersonId.random(), logIn(Map.of("pid", "00000000000", "acr", "high")));
  }

  private AltinnMandates source(String right) {
    PatientHttp http = new PatientHttp(Duration.ofSeconds(1));
    AltinnToken token =
        new AltinnToken(
            new AltinnToken.Client(address + "/", "ildsjel", key), address, http, clock);
    return new AltinnMandates(new AltinnHttp(address, "nokkel", token, http), Set.of(right));
  }

  private static LogIn logIn(Map<String, String> claims) {
    return new LogIn("idporten", "abc", "Oppdiktet Person", claims);
  }

  /** Maskinporten: the assertion must be ours, signed and fresh. */
  private String maskinporten(HttpExchange exchange) throws IOException {
    tokens++;
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(form)
        .startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&");
    try {
      SignedJWT jwt = SignedJWT.parse(form.substring(form.indexOf("assertion=") + 10));
      assertThat(jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
      assertThat(jwt.getHeader().getKeyID()).isEqualTo("nokkel-1");
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      assertThat(claims.getAudience()).containsExactly(address + "/");
      assertThat(claims.getIssuer()).isEqualTo("ildsjel");
      assertThat(claims.getStringClaim("scope"))
          .isEqualTo("altinn:accessmanagement/authorizedparties.resourceowner");
      assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
          .isLessThanOrEqualTo(120_000);
      return "{\"access_token\":\"fra-maskinporten\",\"expires_in\":119}";
    } catch (java.text.ParseException | JOSEException e) {
      throw new IOException(e);
    }
  }

  private String altinnToken() throws IOException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(30))))
                .build());
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IOException(e);
    }
    return jwt.serialize();
  }

  private static void reply(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void sleep() {
    try {
      Thread.sleep(slow);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
