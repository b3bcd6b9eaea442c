package no.ildsjel.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import no.ildsjel.platform.identity.People;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who reads this request, and in what language; found once for each request. */
@Component
class Reader {

  private static final String ACTOR = Reader.class.getName() + ".actor";
  private static final String COOKIE = "sprak";
  private static final int YEAR = 365 * 24 * 3600;

  private final People people;

  Reader(People people) {
    this.people = people;
  }

  /** The actor of this request. */
  Actor actor(HttpServletRequest request) {
    if (request.getAttribute(ACTOR) instanceof Actor known) {
      return known;
    }
    Actor found = find(request);
    request.setAttribute(ACTOR, found);
    return found;
  }

  private Actor find(HttpServletRequest request) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!(authentication instanceof SessionIdentity.Recognised recognised)) {
      return Actor.VISITOR;
    }
    HttpSession session = request.getSession(false);
    Optional<OrganisationNumber> chosen =
        Optional.ofNullable(session)
            .map(s -> s.getAttribute(SessionIdentity.ACTING_FOR))
            .flatMap(number -> OrganisationNumber.parse(number.toString()));
    return people.actor(recognised.getPrincipal(), chosen);
  }

  /**
   * The language: as asked for in the address, as chosen before, as the browser says, or bokmål.
   */
  Language language(HttpServletRequest request) {
    return asked(request).or(() -> cookie(request)).or(() -> browser(request)).orElse(Language.NB);
  }

  /** Keeps a language that was asked for in the address. */
  void keep(HttpServletRequest request, HttpServletResponse response) {
    asked(request)
        .ifPresent(language -> {
          Cookie cookie = new Cookie(COOKIE, language.code());
          cookie.setPath("/");
          cookie.setMaxAge(YEAR);
          cookie.setHttpOnly(true);
          cookie.setSecure(request.isSecure());
          cookie.setAttribute("SameSite", "Lax");
          response.addCookie(cookie);
          if (actor(request) instanceof Actor.Person person) {
            people.prefer(person, language);
          }
        });
  }

  private static Optional<Language> asked(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || !query.contains("sprak=")
        ? Optional.empty()
        : Optional.ofNullable(request.getParameter("sprak")).flatMap(Language::of);
  }

  private static Optional<Language> cookie(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(c -> c.getName().equals(COOKIE))
        .findFirst()
        .flatMap(c -> Language.of(c.getValue()));
  }

  private static Optional<Language> browser(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Optional.empty();
    }
    return Collections.list(request.getLocales()).stream()
        .map(l -> l.getLanguage().equals("no") ? "nb" : l.getLanguage())
        .flatMap(code -> Language.of(code).stream())
        .findFirst();
  }
}
