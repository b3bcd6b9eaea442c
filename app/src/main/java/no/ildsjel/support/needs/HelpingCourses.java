package no.ildsjel.support.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.LocalText;

/** Something that knows which courses to come are practice in an area of the conversation. */
public interface HelpingCourses {

  /** A course one can sign up for. */
  record Course(String path, LocalText title, LocalDate day) {}

  /** The courses for the actor's organisation, by area; areas without any are left out. */
  Map<String, List<Course>> of(Actor.Person actor, Set<String> areas);
}
