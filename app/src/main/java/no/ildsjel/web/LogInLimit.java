package no.ildsjel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import no.ildsjel.platform.limits.Limit;
import no.ildsjel.platform.limits.RateLimits;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one address from starting log-ins without end. Many may sit behind the same address, so
 * there is room for a whole course to log in at once.
 */
final class LogInLimit extends OncePerRequestFilter {

  private static final Limit LIMIT = new Limit("log-in", 60, Duration.ofMinutes(1));
  private static final int TOO_MANY_REQUESTS = 429;

  private final RateLimits limits;

  LogInLimit(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/oauth2/authorization/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (limits.allows(LIMIT, request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      response.sendError(TOO_MANY_REQUESTS);
    }
  }
}
