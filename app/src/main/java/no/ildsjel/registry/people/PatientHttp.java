package no.ildsjel.registry.people;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.ildsjel.platform.identity.MandatesUnknown;

/**
 * Asks a public service, patiently but not for ever: somebody is waiting to log in. What goes wrong
 * is told without what was asked, since that holds an identity number.
 */
final class PatientHttp {

  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final HttpClient client;
  private final Duration patience;

  PatientHttp(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** The body of a good answer. */
  String send(HttpRequest.Builder request) {
    HttpRequest asked = request.timeout(patience).build();
    String where = asked.uri().getHost() + asked.uri().getPath();
    try {
      HttpResponse<InputStream> response =
          client.send(asked, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new MandatesUnknown(where + " answered with " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new MandatesUnknown(where + " answered with far too much");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new MandatesUnknown(where + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MandatesUnknown(where + " was not waited for", e);
    }
  }
}
