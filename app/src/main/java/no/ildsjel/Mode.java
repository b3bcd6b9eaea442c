package no.ildsjel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the program was started. Production is when any of the settings of a database or a log-in
 * provider is given: then all that is needed must be given, or the start is refused. Otherwise all
 * comes along: database, log-in and outgoing mail, for this machine alone.
 */
sealed interface Mode {

  /** Started with everything embedded. */
  record Embedded(Map<String, Object> properties) implements Mode {}

  /** Started against a database and a log-in provider of its own. */
  record Production(Map<String, Object> properties) implements Mode {}

  /** Not to be started: some of what production needs is missing. */
  record Incomplete(Set<String> missing) implements Mode {}

  List<String> PRODUCTION_NEEDS =
      List.of(
          "ILDSJEL_DB_URL",
          "ILDSJEL_DB_USER",
          "ILDSJEL_DB_PASSWORD",
          "ILDSJEL_OIDC_ISSUER",
          "ILDSJEL_OIDC_CLIENT_ID",
          "ILDSJEL_OIDC_CLIENT_SECRET",
          "ILDSJEL_BASE_URL",
          "ILDSJEL_ADMIN_SUB",
          "ILDSJEL_MAIL_HOST",
          "ILDSJEL_MAIL_FROM",
          "ILDSJEL_KEY_FILE");

  /** What the environment asks for. */
  static Mode of(Map<String, String> environment) {
    boolean production =
        environment.keySet().stream()
            .anyMatch(k -> k.startsWith("ILDSJEL_DB_") || k.startsWith("ILDSJEL_OIDC_"));
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", environment.getOrDefault("ILDSJEL_PORT", "8080"));
    String data = environment.getOrDefault("ILDSJEL_DATA", "data");
    properties.put("ildsjel.data", Path.of(data).toAbsolutePath().toString());
    if (!production) {
      properties.put("ildsjel.embedded", "true");
      properties.put("ildsjel.keys.file", Path.of(data, "keys.json").toAbsolutePath().toString());
      properties.put("server.address", "127.0.0.1");
      // everybody logs in from this machine, and tests do so all the time
      properties.put("ildsjel.log-ins-per-minute", "60000");
      return new Embedded(properties);
    }
    List<String> missing = new ArrayList<>(PRODUCTION_NEEDS);
    missing.removeIf(k -> !environment.getOrDefault(k, "").isBlank());
    if (!missing.isEmpty()) {
      return new Incomplete(new TreeSet<>(missing));
    }
    properties.put("ildsjel.embedded", "false");
    properties.put("server.address", environment.getOrDefault("ILDSJEL_ADDRESS", "0.0.0.0"));
    properties.put("spring.datasource.url", environment.get("ILDSJEL_DB_URL"));
    properties.put("spring.datasource.username", environment.get("ILDSJEL_DB_USER"));
    properties.put("spring.datasource.password", environment.get("ILDSJEL_DB_PASSWORD"));
    properties.put("ildsjel.oidc.issuer", environment.get("ILDSJEL_OIDC_ISSUER"));
    properties.put("ildsjel.oidc.client-id", environment.get("ILDSJEL_OIDC_CLIENT_ID"));
    properties.put("ildsjel.oidc.client-secret", environment.get("ILDSJEL_OIDC_CLIENT_SECRET"));
    properties.put("ildsjel.oidc.acr", environment.getOrDefault("ILDSJEL_OIDC_ACR", ""));
    properties.put("ildsjel.base-url", environment.get("ILDSJEL_BASE_URL"));
    properties.put("ildsjel.admin-sub", environment.get("ILDSJEL_ADMIN_SUB"));
    properties.put("ildsjel.secure-cookies", "true");
    properties.put("spring.mail.host", environment.get("ILDSJEL_MAIL_HOST"));
    properties.put("spring.mail.port", environment.getOrDefault("ILDSJEL_MAIL_PORT", "25"));
    properties.put("spring.mail.username", environment.getOrDefault("ILDSJEL_MAIL_USER", ""));
    properties.put("spring.mail.password", environment.getOrDefault("ILDSJEL_MAIL_PASSWORD", ""));
    mailSecurity(environment.getOrDefault("ILDSJEL_MAIL_TLS", "when-offered"), properties);
    properties.put(
        "server.forward-headers-strategy",
        environment.getOrDefault("ILDSJEL_BEHIND_PROXY", "no").equals("yes")
            ? "framework"
            : "none");
    properties.put("ildsjel.mail.from", environment.get("ILDSJEL_MAIL_FROM"));
    properties.put("ildsjel.keys.file", environment.get("ILDSJEL_KEY_FILE"));
    return new Production(properties);
  }

  /** Mail goes encrypted when the server offers it; it can be required, or wrapped (SMTPS). */
  private static void mailSecurity(String tls, Map<String, Object> properties) {
    String smtp = "spring.mail.properties.mail.smtp.";
    properties.put(smtp + "starttls.enable", String.valueOf(!tls.equals("off")));
    properties.put(smtp + "starttls.required", String.valueOf(tls.equals("required")));
    properties.put(smtp + "ssl.enable", String.valueOf(tls.equals("wrapped")));
    properties.put(smtp + "ssl.checkserveridentity", "true");
  }
}
