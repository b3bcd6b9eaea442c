package no.ildsjel.platform.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How often one person, or one address when nobody is logged in, may call a route. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

  /** What is limited, short and stable; routes of the same name are counted together. */
  String value();

  /** How many times a minute. */
  int perMinute();
}
