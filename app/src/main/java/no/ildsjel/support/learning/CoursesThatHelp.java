package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.needs.HelpingCourses;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Courses whose exercises are practice in what an organisation needs. */
@Service
class CoursesThatHelp implements HelpingCourses {

  private final YearPlan plan;
  private final Clock clock;

  CoursesThatHelp(YearPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Map<String, List<Course>> of(Actor.Person actor, Set<String> areas) {
    Predicate<CourseEvent> isFor = plan.isFor(actor);
    List<CourseEvent> open =
        plan.announced().stream().filter(e -> e.open(clock.instant()) && isFor.test(e)).toList();
    Map<String, List<Course>> courses = new HashMap<>();
    for (String area : areas) {
      List<String> forms = DeliveredExercises.on(area);
      List<Course> helping =
          open.stream()
              .filter(e -> !Collections.disjoint(e.exercises(), forms))
              .map(e -> new Course("/kurs/" + e.id(), e.title(), e.firstDay()))
              .toList();
      if (!helping.isEmpty()) {
        courses.put(area, helping);
      }
    }
    return courses;
  }
}
