package no.ildsjel.platform.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;

/**
 * Who may call a route. A route without it answers nobody; whoever may not call it gets "not
 * found", and a visitor is sent to log in.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

  /** Any of these may call it. */
  Who[] value();

  /** Kinds of callers, as they stand in the access table. */
  enum Who {
    PUBLIC,
    LOGGED_IN,
    /** Acting for an organisation. */
    ORGANISATION,
    CASE_OFFICER,
    APPROVER,
    COUNTY_OFFICER,
    MINISTRY,
    EVALUATOR,
    COUNSELLOR,
    COURSE_PROVIDER,
    AUDITOR,
    ADMIN,
    /** A command of the same machine, with the key the server wrote when it started. */
    COMMAND;

    /** True when this actor is of this kind. Commands are recognised by their key, not here. */
    public boolean includes(Actor actor) {
      return switch (this) {
        case PUBLIC -> true;
        case LOGGED_IN -> actor.personId().isPresent();
        case ORGANISATION -> actor.organisation().isPresent();
        case COMMAND -> false;
        default -> actor.has(Role.valueOf(name()));
      };
    }

    /** True for those whose pages are in Norwegian and English only. */
    public boolean staff() {
      return switch (this) {
        case PUBLIC, LOGGED_IN, ORGANISATION -> false;
        default -> true;
      };
    }
  }
}
