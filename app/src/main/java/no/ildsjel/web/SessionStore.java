package no.ildsjel.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions in the database. They hold text and nothing else, so that no object is ever made from
 * what a session table holds; and reading a page writes to it at most once a minute.
 */
@Configuration
@EnableSpringHttpSession
class SessionStore {

  private static final Duration TOUCH = Duration.ofMinutes(1);

  @Bean
  JdbcIndexedSessionRepository sessions(
      JdbcOperations jdbc,
      PlatformTransactionManager transactions,
      @Value("${spring.session.timeout}") Duration timeout) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(jdbc, own);
    sessions.setTableName("platform.spring_session");
    sessions.setDefaultMaxInactiveInterval(timeout);
    sessions.setCleanupCron("-");
    sessions.setConversionService(text());
    return sessions;
  }

  @Bean
  @Primary
  SessionRepository<SeldomTouched> seldomTouched(JdbcIndexedSessionRepository sessions) {
    return new Throttled(sessions);
  }

  @Bean
  RecurringTask<Void> sessionsThatRanOut(JdbcIndexedSessionRepository sessions) {
    return Tasks.recurring("sessions-that-ran-out", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> sessions.cleanUpExpiredSessions());
  }

  @Bean
  CookieSerializer sessionCookie(@Value("${ildsjel.secure-cookies:false}") boolean secureCookies) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(secureCookies ? "__Host-okt" : "okt");
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setUseSecureCookie(secureCookies);
    cookie.setSameSite("Lax");
    return cookie;
  }

  private static GenericConversionService text() {
    GenericConversionService text = new GenericConversionService();
    text.addConverter(
        Object.class, byte[].class, value -> ((String) value).getBytes(StandardCharsets.UTF_8));
    text.addConverter(
        byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
    return text;
  }

  /** A session whose last use is noted at most once a minute. */
  static final class SeldomTouched implements Session {
    private final Session session;

    SeldomTouched(Session session) {
      this.session = session;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
      if (Duration.between(session.getLastAccessedTime(), now).compareTo(TOUCH) >= 0) {
        session.setLastAccessedTime(now);
      }
    }

    @Override
    public String getId() {
      return session.getId();
    }

    @Override
    public String changeSessionId() {
      return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
      return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return session.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
      return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return session.isExpired();
    }
  }

  private static final class Throttled implements SessionRepository<SeldomTouched> {
    private final SessionRepository<Session> sessions;

    @SuppressWarnings("unchecked") // the library keeps the name of its session class to itself
    Throttled(SessionRepository<? extends Session> sessions) {
      this.sessions = (SessionRepository<Session>) sessions;
    }

    @Override
    public SeldomTouched createSession() {
      return new SeldomTouched(sessions.createSession());
    }

    @Override
    public void save(SeldomTouched session) {
      sessions.save(session.session);
    }

    @Override
    public @Nullable SeldomTouched findById(String id) {
      Session found = sessions.findById(id);
      return found == null ? null : new SeldomTouched(found);
    }

    @Override
    public void deleteById(String id) {
      sessions.deleteById(id);
    }
  }
}
