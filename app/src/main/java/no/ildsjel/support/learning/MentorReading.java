package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.Pairs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What mentors may read of exercises: what the learner has said so of, while the two are a pair.
 */
@Service
public class MentorReading {

  private final ExerciseStore store;
  private final Pairs pairs;

  MentorReading(JdbcClient jdbc, Clock clock, Pairs pairs) {
    this.store = new ExerciseStore(jdbc, clock);
    this.pairs = pairs;
  }

  /** The mentor of the organisation the actor acts for, while the two are a pair. */
  @MayCall("the learner")
  @Transactional(readOnly = true)
  public Optional<OrganisationNumber> mentor(Actor.Person actor) {
    return pairs.own(actor).stream()
        .filter(p -> p.active() && actor.actsFor(p.participant()))
        .map(Pair::mentor)
        .findFirst();
  }

  /** What those one is mentor for have handed in and want one to read, what waits first. */
  @MayCall("whoever acts for the mentor of the learner's organisation")
  @Transactional(readOnly = true)
  public List<ExerciseWork> forMentor(Actor.Person actor) {
    Set<OrganisationNumber> own =
        pairs.own(actor).stream()
            .filter(p -> p.active() && actor.actsFor(p.mentor()))
            .map(Pair::participant)
            .collect(Collectors.toUnmodifiableSet());
    return own.isEmpty()
        ? List.of()
        : store.forMentorsOf(own).stream()
            .filter(w -> w.last().filter(ExerciseWork.HandIn::mentorToo).isPresent())
            .sorted(Comparator.comparing(w -> !w.waits()))
            .toList();
  }
}
