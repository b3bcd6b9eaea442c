package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Sends whoever is not logged in to log in. What was posted is kept, so that a session that ran out
 * costs nobody their words; where it can't be, the log-in leads back to the page it was written on.
 * A page's script is told to move the whole page.
 */
@Component
class SendToLogIn implements AuthenticationEntryPoint {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    boolean posted = request.getMethod().equals("POST");
    // what could not be kept is not promised
    boolean kept = posted && KeptPost.keep(request);
    String logIn = posted && !kept ? "/innlogging?utlopt=uten" : "/innlogging?utlopt";
    if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("HX-Redirect", logIn);
      return;
    }
    response.sendRedirect(posted ? logIn : "/innlogging");
  }
}
