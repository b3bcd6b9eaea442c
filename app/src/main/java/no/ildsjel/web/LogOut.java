package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the session here and, where the provider can, there too. */
@Component
class LogOut implements LogoutSuccessHandler, LogoutHandler {

  private static final String TOKEN = LogOut.class.getName();
  private final ClientRegistrationRepository registrations;

  LogOut(ClientRegistrationRepository registrations) {
    this.registrations = registrations;
  }

  /** Remembers the token for the provider before the session goes. */
  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      request.setAttribute(TOKEN, session.getAttribute(SessionIdentity.ID_TOKEN));
    }
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication)
      throws IOException {
    var registration = registrations.findByRegistrationId(SecurityChain.REGISTRATION);
    Object end =
        registration == null
            ? null
            : registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("end_session_endpoint");
    Object token = request.getAttribute(TOKEN);
    if (end == null || token == null) {
      response.sendRedirect("/");
      return;
    }
    String home =
        UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
            .replacePath("/")
            .toUriString();
    response.sendRedirect(
        UriComponentsBuilder.fromUriString(end.toString())
            .queryParam("id_token_hint", "{token}")
            .queryParam("post_logout_redirect_uri", "{home}")
            .encode()
            .buildAndExpand(token, home)
            .toUriString());
  }
}
