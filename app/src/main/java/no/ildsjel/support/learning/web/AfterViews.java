package no.ildsjel.support.learning.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.Evaluations;
import no.ildsjel.support.learning.Exercise;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import no.ildsjel.support.learning.TravelClaims;
import org.springframework.stereotype.Component;

/** Puts together what an event has for an organisation; asks for no more than it may see. */
@Component
class AfterViews {

  private final Documents documents;
  private final Attendance attendance;
  private final Exercises exercises;
  private final Evaluations evaluations;
  private final TravelClaims travel;

  AfterViews(
      Documents documents,
      Attendance attendance,
      Exercises exercises,
      Evaluations evaluations,
      TravelClaims travel) {
    this.documents = documents;
    this.attendance = attendance;
    this.exercises = exercises;
    this.evaluations = evaluations;
    this.travel = travel;
  }

  AfterView of(Page page, Actor.Person actor, CourseEvent event, List<SignUp> own) {
    boolean confirmed = own.stream().anyMatch(s -> s.state() == SignUpState.CONFIRMED);
    boolean present = own.stream().anyMatch(SignUp::present);
    return new AfterView(
        confirmed,
        present,
        present ? documents.of(event.subject()) : List.of(),
        present ? attendance.links(event.id()) : List.of(),
        own.stream()
            .flatMap(s -> s.people().stream())
            .filter(a -> !a.present().isEmpty())
            .map(a -> new AfterView.Certificate(a.id(), a.name()))
            .toList(),
        confirmed && !event.exercises().isEmpty() ? exercises(actor, event) : List.of(),
        present ? evaluations.answered(actor, own, event.id()) : Optional.empty(),
        present ? travel.own(actor, event.id()) : List.of());
  }

  private List<AfterView.ExerciseLine> exercises(Actor.Person actor, CourseEvent event) {
    List<ExerciseWork> works = exercises.own(actor, event.id());
    return exercises.of(event).stream().map(e -> line(e, works)).toList();
  }

  private static AfterView.ExerciseLine line(Exercise exercise, List<ExerciseWork> works) {
    String state =
        works.stream()
            .filter(w -> w.form().equals(exercise.form()))
            .map(ExerciseWork::state)
            .findFirst()
            .orElse("NOT_BEGUN");
    return new AfterView.ExerciseLine(
        exercise.form(),
        exercise.title(),
        exercise.minutes(),
        "learning.exercise.state." + state,
        kind(state),
        !state.equals("GOOD") && !state.equals("HANDED_IN"));
  }

  /** How a state looks. */
  static String kind(String state) {
    return switch (state) {
      case "GOOD" -> "good";
      case "AGAIN" -> "ask";
      case "HANDED_IN" -> "wait";
      case "BEGUN" -> "open";
      default -> "";
    };
  }
}
