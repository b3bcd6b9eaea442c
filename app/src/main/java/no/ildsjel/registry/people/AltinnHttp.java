package no.ildsjel.registry.people;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import no.ildsjel.platform.identity.MandatesUnknown;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Altinn's access management as a service owner ({@code resourceowner/authorizedparties}, as
 * documented in May 2026).
 */
final class AltinnHttp implements AuthorisedParties {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH =
      "/accessmanagement/api/v1/resourceowner/authorizedparties"
          + "?includeAltinn2=true&includeAltinn3=true&includeRoles=true"
          + "&includeAccessPackages=true&includeResources=true";

  private final URI address;
  private final String subscriptionKey;
  private final AltinnToken token;
  private final PatientHttp http;

  AltinnHttp(String altinn, String subscriptionKey, AltinnToken token, PatientHttp http) {
    this.address = URI.create(altinn.replaceAll("/+$", "") + PATH);
    this.subscriptionKey = subscriptionKey;
    this.token = token;
    this.http = http;
  }

  @Override
  public JsonNode of(String identityNumber) {
    String question =
        JSON.createObjectNode()
            .put("type", "urn:altinn:person:identifier-no")
            .put("value", identityNumber)
            .toString();
    String answer =
        http.send(
            HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token.value())
                .header("Ocp-Apim-Subscription-Key", subscriptionKey)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(question)));
    try {
      return JSON.readTree(answer);
    } catch (JacksonException e) {
      throw new MandatesUnknown("Altinn answered with something else than JSON");
    }
  }
}
