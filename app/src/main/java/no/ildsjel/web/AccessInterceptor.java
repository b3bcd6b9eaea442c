package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.CommandKey;
import no.ildsjel.platform.limits.Limit;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.limits.RateLimits;
import no.ildsjel.shared.Actor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks, for each route, whether this caller may call it. No rule means nobody; the wrong caller is
 * told that there is no such page, so that addresses give nothing away.
 */
@Component
class AccessInterceptor implements HandlerInterceptor {

  private final Reader reader;
  private final CommandKey key;
  private final RateLimits limits;

  AccessInterceptor(Reader reader, CommandKey key, RateLimits limits) {
    this.reader = reader;
    this.key = key;
    this.limits = limits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Access.Who[] allowed = rule(method).map(Access::value).orElse(new Access.Who[0]);
    Actor actor = reader.actor(request);
    if (Arrays.stream(allowed).anyMatch(who -> who.includes(actor) || command(who, request))) {
      requireNotTooOften(method, actor, request);
      reader.keep(request, response);
      return true;
    }
    boolean anyPerson = Arrays.stream(allowed).anyMatch(who -> who != Access.Who.COMMAND);
    if (anyPerson && actor instanceof Actor.Visitor) {
      throw new InsufficientAuthenticationException("Log in first");
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private void requireNotTooOften(HandlerMethod method, Actor actor, HttpServletRequest request) {
    Limited limited = method.getMethodAnnotation(Limited.class);
    if (limited == null) {
      return;
    }
    Limit limit = new Limit(limited.value(), limited.perMinute(), Duration.ofMinutes(1));
    String who = actor.personId().map(Object::toString).orElse(request.getRemoteAddr());
    if (!limits.allows(limit, who)) {
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  private boolean command(Access.Who who, HttpServletRequest request) {
    return who == Access.Who.COMMAND && key.matches(request.getHeader(CommandKey.HEADER));
  }

  private static Optional<Access> rule(HandlerMethod method) {
    return rule(method.getMethod(), method.getBeanType());
  }

  /** The rule on the method, or else on its class. */
  static Optional<Access> rule(Method method, Class<?> type) {
    return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Access.class))
        .or(() ->
            Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(type, Access.class)));
  }
}
