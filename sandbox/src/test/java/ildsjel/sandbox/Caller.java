package ildsjel.sandbox;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who calls addresses without a browser, with cookies and the form's own proof. */
final class Caller {

  /** The one who has not logged in. */
  static final String NOBODY = "-";

  private static final Pattern PROOF =
      Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"_csrf\"");

  private final String address;
  private final HttpClient client;
  private final CookieManager cookies;

  private Caller(String address) {
    this.address = address;
    this.cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  static Caller logIn(String address, String logIn) {
    Caller caller = new Caller(address);
    caller.speak("nb");
    if (!logIn.equals(NOBODY)) {
      caller.logInAgain(logIn);
    }
    return caller;
  }

  /** Logs in again with the same cookies; the page it ends on. */
  HttpResponse<String> logInAgain(String logIn) {
    HttpResponse<String> page = follow(get("/oauth2/authorization/ildsjel"));
    return follow(
        send(
            HttpRequest.newBuilder(page.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + logIn))
                .build()));
  }

  /** Chooses a language for what comes. */
  void speak(String language) {
    HttpCookie cookie = new HttpCookie("sprak", language);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), cookie);
  }

  /** Forgets who has logged in, as when a session has run out. */
  void forget() {
    cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("okt"))
        .toList()
        .forEach(c -> cookies.getCookieStore().remove(URI.create(address), c));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET().build());
  }

  /** Posts fields, with the proof that stands in a page just read. */
  HttpResponse<String> post(String path, Map<String, List<String>> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(v -> encoded(e.getKey()) + "=" + encoded(v)))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** The proof in a page, to be posted as {@code _csrf}. */
  static String proof(String page) {
    Matcher found = PROOF.matcher(page);
    if (!found.find()) {
      throw new AssertionError("The page has no form of ours");
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  HttpResponse<String> follow(HttpResponse<String> answer) {
    HttpResponse<String> at = answer;
    for (int steps = 0; steps < 10 && at.statusCode() / 100 == 3; steps++) {
      URI next = at.uri().resolve(at.headers().firstValue("Location").orElseThrow());
      at = send(HttpRequest.newBuilder(next).GET().build());
    }
    return at;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
