package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import no.ildsjel.platform.identity.Arrival;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.OidcProvider;
import no.ildsjel.platform.identity.People;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.stereotype.Component;

/** Notes who has logged in, starts a new session for them and sends them where they were going. */
@Component
class LogInDone implements AuthenticationSuccessHandler {

  private final People people;
  private final OidcProvider provider;
  private final CookieRequestCache asked = new CookieRequestCache();

  LogInDone(People people, OidcProvider provider) {
    this.people = people;
    this.provider = provider;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    OidcUser user = (OidcUser) authentication.getPrincipal();
    String subject = user == null ? null : user.getSubject();
    if (user == null || subject == null || !assured(user)) {
      response.sendRedirect("/innlogging?feil");
      return;
    }
    Map<String, String> claims = new LinkedHashMap<>();
    user.getClaims().forEach((name, value) -> claims.put(name, String.valueOf(value)));
    String name = Objects.requireNonNullElse(user.getFullName(), subject);
    Arrival arrival = people.loggedIn(new LogIn(provider.id(), subject, name, claims));
    HttpSession session = request.getSession();
    session.setAttribute(SessionIdentity.PERSON, arrival.person().value().toString());
    session.setAttribute(SessionIdentity.ID_TOKEN, user.getIdToken().getTokenValue());
    session.removeAttribute(SessionIdentity.ACTING_FOR);
    if (!arrival.silent().isEmpty()) {
      session.setAttribute(SessionIdentity.OLD_MANDATES, "true");
    }
    response.sendRedirect(whereTo(request, response, session));
  }

  /** The level of assurance is checked here too: the provider may answer with a lower one. */
  private boolean assured(OidcUser user) {
    return provider.acr().isEmpty() || provider.acr().equals(user.getClaimAsString("acr"));
  }

  private String whereTo(
      HttpServletRequest request, HttpServletResponse response, HttpSession session) {
    if (session.getAttribute(KeptPost.KEPT) != null) {
      return "/fortsett";
    }
    var saved = asked.getRequest(request, response);
    asked.removeRequest(request, response);
    if (session.getAttribute(KeptPost.PAGE) instanceof String page) {
      session.removeAttribute(KeptPost.PAGE);
      return page;
    }
    return saved == null ? "/hjem" : saved.getRedirectUrl();
  }
}
