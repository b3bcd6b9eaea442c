package ildsjel.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.OidcProvider;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import tools.jackson.databind.json.JsonMapper;

/** A log-in provider on this machine whose page lists the cast; no password, so never elsewhere. */
final class DevelopmentLogIn implements AutoCloseable {

  private static final String ISSUER = "ildsjel";

  private final MockOAuth2Server server;
  private final int port;

  /**
   * Starts it.
   *
   * @param wanted the port, or 0 for any that is free
   * @param folder where the log-in page is written for the server to read
   */
  DevelopmentLogIn(int wanted, Path folder) throws IOException {
    Path page = folder.resolve("innlogging.html");
    Files.createDirectories(folder);
    Files.writeString(page, page());
    List<Map<String, Object>> names =
        Cast.ALL.stream()
            .map(member ->
                Map.<String, Object>of(
                    "requestParam",
                    "subject",
                    "match",
                    member.logIn(),
                    "claims",
                    Map.of(
                        "sub",
                        member.logIn(),
                        "name",
                        member.name(),
                        "acr",
                        "idporten-loa-substantial")))
            .toList();
    String config =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "interactiveLogin",
                    true,
                    "loginPagePath",
                    page.toString(),
                    "httpServer",
                    "NettyWrapper",
                    "tokenCallbacks",
                    List.of(
                        Map.of(
                            "issuerId", ISSUER, "tokenExpiry", 3600, "requestMappings", names))));
    server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(config));
    port = wanted == 0 ? freePort() : wanted;
    server.start(InetAddress.getLoopbackAddress(), port);
  }

  /** The provider, as the program is to see it. */
  OidcProvider provider() {
    return new OidcProvider(
        "sandkasse", "http://localhost:" + port + "/" + ISSUER, "ildsjel", "ingen-hemmelighet", "");
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String page() {
    String buttons =
        Cast.ALL.stream()
            .map(m ->
                """
                <li><button name="username" value="%s"><b>%s</b> <span>%s – %s</span></button></li>
                """
                    .formatted(m.logIn(), m.logIn(), m.name(), m.what()))
            .collect(Collectors.joining());
    return """
    <!DOCTYPE html>
    <html lang="nb"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Velg hvem du er – Ildsjel</title>
    <style>
    body{margin:0;font-family:Inter,"Segoe UI",sans-serif;background:#fffbf5;color:#1f1a17;line-height:1.5}
    main{max-width:42rem;margin:auto;padding:1.5rem 1rem}
    ul{list-style:none;padding:0;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr))}
    button{width:100%;min-height:3rem;text-align:start;font:inherit;background:#fff;border:1px solid #857568;border-radius:.5rem;padding:.5rem 1rem;cursor:pointer}
    button:hover,button:focus{border-color:#9a3412;outline:3px solid #9a3412}
    span{display:block;color:#6b5e57;font-size:.9375rem}
    </style></head><body><main>
    <h1>Velg hvem du er</h1>
    <p>Alle her er oppdiktet. Ingen trenger passord.</p>
    <form method="post"><ul>
    BUTTONS</ul></form></main></body></html>
    """
        .replace("BUTTONS", buttons);
  }
}
