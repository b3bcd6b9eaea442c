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

  private static final int TOO_MANY_REQUESTS = 429;

  private final RateLimits limits;
  private final Limit limit;

  LogInLimit(RateLimits limits, int perMinute) {
    this.limits = limits;
    this.limit = new Limit("log-in", perMinute, Duration.ofMinutes(1));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/oauth2/authorization/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (limits.allows(limit, request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      response.sendError(TOO_MANY_REQUESTS);
    }
  }
}
