package no.ildsjel.support.learning;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** It is read by the mentor it was handed in for, and no other the organisation has or gets. */
  private static boolean meant(ExerciseWork work, Pair pair) {
    return work.organisation().equals(pair.participant())
        && work.last().flatMap(ExerciseWork.HandIn::mentor).equals(Optional.of(pair.mentor()));
  }

  /** What those one is mentor for have handed in and want one to read, what waits first. */
  @MayCall("whoever acts for the mentor of the learner's organisation")
  @Transactional(readOnly = true)
  public List<ExerciseWork> forMentor(Actor.Person actor) {
    List<Pair> own =
        pairs.own(actor).stream().filter(p -> p.active() && actor.actsFor(p.mentor())).toList();
    return own.isEmpty()
        ? List.of()
        : store
            .forMentorsOf(own.stream().map(Pair::participant).collect(Collectors.toSet()))
            .stream()
            .filter(w -> own.stream().anyMatch(p -> meant(w, p)))
            .sorted(Comparator.comparing(w -> !w.waits()))
            .toList();
  }
}
