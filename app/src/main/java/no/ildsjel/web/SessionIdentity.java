package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Reads who it is from the session, which holds the person's id and, for logging out at the
 * provider, the token that came with the log-in; roles are looked up anew for each request, so that
 * those taken back are gone at once.
 */
class SessionIdentity implements SecurityContextRepository {

  static final String PERSON = "person";
  static final String ID_TOKEN = "id-token";
  static final String ACTING_FOR = "acting-for";

  /** There when a source of mandates did not answer at log-in, until the person has been told. */
  static final String OLD_MANDATES = "old-mandates";

  /** A person recognised by the session; what the person may do is looked up for each request. */
  static final class Recognised extends AbstractAuthenticationToken {
    private final PersonId person;

    Recognised(PersonId person) {
      super(List.of());
      this.person = person;
      setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
      return null;
    }

    @Override
    public PersonId getPrincipal() {
      return person;
    }
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still has it as its one abstract loader
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return context(holder.getRequest());
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // LogInDone writes the person's id; nothing else of the context is kept.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(PERSON) != null;
  }

  private static SecurityContext context(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object person = session == null ? null : session.getAttribute(PERSON);
    return person == null
        ? SecurityContextHolder.createEmptyContext()
        : new SecurityContextImpl(new Recognised(PersonId.of(person.toString())));
  }
}
