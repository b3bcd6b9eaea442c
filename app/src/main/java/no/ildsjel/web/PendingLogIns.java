package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Log-ins that have been sent to the provider and not come back, kept as plain text in the session.
 */
class PendingLogIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String PENDING = "pending-log-in";
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object kept = session == null ? null : session.getAttribute(PENDING);
    if (kept == null) {
      return null;
    }
    Map<String, String> values =
        JSON.readValue(kept.toString(), new TypeReference<Map<String, String>>() {});
    String state = values.remove("state");
    if (state == null || !state.equals(request.getParameter("state"))) {
      return null;
    }
    String redirectUri = values.remove("redirect");
    String authorizationUri = values.remove("authorization");
    String client = values.remove("client");
    Map<String, Object> attributes = new LinkedHashMap<>(values);
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(String.valueOf(authorizationUri))
        .clientId(String.valueOf(client))
        .redirectUri(redirectUri)
        .scopes(SecurityChain.SCOPES)
        .state(state)
        .attributes(attributes)
        .build();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest pending,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (pending == null) {
      removeAuthorizationRequest(request, response);
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    pending.getAttributes().forEach((name, value) -> values.put(name, value.toString()));
    values.put("state", String.valueOf(pending.getState()));
    values.put("redirect", String.valueOf(pending.getRedirectUri()));
    values.put("authorization", pending.getAuthorizationUri());
    values.put("client", pending.getClientId());
    request.getSession().setAttribute(PENDING, JSON.writeValueAsString(values));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(PENDING);
    }
    return pending;
  }
}
