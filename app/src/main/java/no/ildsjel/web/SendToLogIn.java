package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Sends whoever is not logged in to log in. What was posted is kept, so that a session that ran out
 * costs nobody their words; a page's script is told to move the whole page.
 */
@Component
class SendToLogIn implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (request.getMethod().equals("POST")) {
      KeptPost.keep(request);
    }
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("HX-Redirect", "/innlogging?utlopt");
      return;
    }
    response.sendRedirect(
        request.getMethod().equals("POST") ? "/innlogging?utlopt" : "/innlogging");
  }
}
