package no.ildsjel.support.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.matching.MatchTable.Tie;
import no.ildsjel.support.mentoring.Pairs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons who fits whom, proposes, and lets an officer decide: keep two together, never two
 * together, reckon again, ask both. It is a help, and no science.
 */
@Service
public class Matchmaking {

  /** The longest a proposal is reckoned. */
  static final Duration TIME = Duration.ofSeconds(20);

  private static final String OFFICER = "a case officer of the cohort's administrator";

  private final MatchStore store;
  private final Clock clock;
  private final Cohorts cohorts;
  private final MatchTables tables;
  private final Pairs pairs;
  private final Archive archive;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;

  Matchmaking(
      JdbcClient jdbc,
      Clock clock,
      Cohorts cohorts,
      MatchTables tables,
      Pairs pairs,
      Archive archive,
      PlatformTransactionManager transactions) {
    this.store = new MatchStore(jdbc, clock);
    this.clock = clock;
    this.cohorts = cohorts;
    this.tables = tables;
    this.pairs = pairs;
    this.archive = archive;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.writing = new TransactionTemplate(transactions);
  }

  /** What an officer has decided in a cohort. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public List<MatchRule> rules(Actor.Person actor, CallId call) {
    return store.rules(handled(actor, call).call());
  }

  /** The last proposal, if there has been one. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public Optional<MatchRun> last(Actor.Person actor, CallId call) {
    return store.last(handled(actor, call).call());
  }

  /** Decides that two are to be together, or never to be. */
  @MayCall(OFFICER)
  @Transactional
  public Answer<MatchRule> decide(Actor.Person actor, CallId call, MatchRule rule) {
    Cohort cohort = handled(actor, call);
    if (cohorts.blockedFor(actor, call).contains(rule.participant())) {
      return Answer.refused(SupportRefusal.HAS_TIES);
    }
    if (rule.reason().isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    if (rule.together()) {
      // two officers who decide at once take turns
      store.next(call);
      if (store.rules(call).stream().anyMatch(rule::contradicts)) {
        return Answer.refused(SupportRefusal.PINNED_ALREADY);
      }
      // one of them may have said no: which, and whether it is that, is not for the officer
      if (!tables.canBeTogether(cohort, new Tie(rule.participant(), rule.mentor()))) {
        return Answer.refused(SupportRefusal.PIN_IMPOSSIBLE);
      }
    }
    store.put(call, rule, actor.id());
    note(
        actor,
        cohort,
        rule.together() ? "match-kept-together" : "match-kept-apart",
        Map.of(
            "participant", rule.participant().value(),
            "mentor", rule.mentor().value(),
            "reason", rule.reason().strip()));
    return Answer.allowed(rule);
  }

  /** Takes a decision back. */
  @MayCall(OFFICER)
  @Transactional
  public void undecide(
      Actor.Person actor, CallId call, OrganisationNumber participant, OrganisationNumber mentor) {
    Cohort cohort = handled(actor, call);
    store.remove(call, participant, mentor);
    note(
        actor,
        cohort,
        "match-rule-lifted",
        Map.of("participant", participant.value(), "mentor", mentor.value()));
  }

  /**
   * Reckons a proposal for those who have no mentor yet.
   *
   * @param mostEach the most any mentor is to get, where the officer wishes to spread them
   */
  @MayCall(OFFICER)
  public Answer<MatchRun> run(Actor.Person actor, CallId call, Optional<Integer> mostEach) {
    Cohort cohort = handled(actor, call);
    Ground ground = Objects.requireNonNull(reading.execute(_ -> ground(cohort)));
    // reckoned with nothing held in the database: others go on meanwhile
    Instant latest = clock.instant().plus(TIME);
    MatchQuestion question = ground.table().question(ground.pins(), ground.before(), mostEach);
    MatchAnswer answer = Matching.answer(question);
    Map<Tie, Integer> locks = locks(ground, answer, mostEach, latest);
    return Objects.requireNonNull(
        writing.execute(_ -> {
          MatchRun run =
              new MatchRun(
                  UUID.randomUUID(),
                  call,
                  store.next(call),
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  cohort.support().mentoring().weights(),
                  mostEach,
                  answer.proof(),
                  lines(ground.table(), answer, locks, mostEach));
          store.add(run, actor.id());
          note(
              actor,
              cohort,
              "match-proposal-reckoned",
              Map.of(
                  "number", run.number(),
                  "weights", run.weights(),
                  "proof", answer.proof().name(),
                  "matched", answer.pairs().size()));
          return Answer.allowed(run);
        }));
  }

  /** What a proposal is reckoned of, as it was at one moment. */
  private record Ground(MatchTable table, List<Tie> pins, List<Tie> before) {}

  private Ground ground(Cohort cohort) {
    MatchTable table = tables.of(cohort);
    return new Ground(
        table,
        store.rules(cohort.call()).stream()
            .filter(MatchRule::together)
            .map(r -> new Tie(r.participant(), r.mentor()))
            .filter(t -> table.waiting().containsKey(t.participant()))
            .filter(t -> table.mentors().containsKey(t.mentor()))
            .toList(),
        store.last(cohort.call()).map(MatchTable::proposed).orElse(List.of()));
  }

  /**
   * What each decision that two are to be together costs the fit of all, in thousandths; left out
   * where there is no time to find it.
   */
  private Map<Tie, Integer> locks(
      Ground ground, MatchAnswer answer, Optional<Integer> mostEach, Instant latest) {
    Map<Tie, Integer> costs = new HashMap<>();
    for (Tie pin : ground.pins()) {
      if (answer.value().isEmpty() || clock.instant().isAfter(latest)) {
        break;
      }
      List<Tie> others = ground.pins().stream().filter(p -> !p.equals(pin)).toList();
      MatchAnswer without =
          Matching.answer(ground.table().question(others, ground.before(), mostEach));
      if (without.value().isPresent()) {
        long loss = without.value().getAsLong() - answer.value().getAsLong();
        costs.put(pin, (int) Math.max(0, loss / (MatchQuestion.BEST_FIT / Fit.BEST)));
      }
    }
    return costs;
  }

  private static List<MatchRun.Line> lines(
      MatchTable table, MatchAnswer answer, Map<Tie, Integer> locks, Optional<Integer> mostEach) {
    Map<String, MatchAnswer.Matched> matched = new HashMap<>();
    answer.pairs().forEach(p -> matched.put(p.participant(), p));
    List<MatchRun.Line> lines = new ArrayList<>();
    table
        .waiting()
        .forEach((participant, name) -> {
          MatchAnswer.Matched pair = matched.get(participant.value());
          lines.add(
              pair == null
                  ? new MatchRun.Line(
                      participant,
                      name,
                      Optional.empty(),
                      "",
                      0,
                      List.of(),
                      "",
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(table.relax(participant, answer, mostEach)))
                  : line(table, participant, name, pair, locks));
        });
    return lines;
  }

  private static MatchRun.Line line(
      MatchTable table,
      OrganisationNumber participant,
      String name,
      MatchAnswer.Matched pair,
      Map<Tie, Integer> locks) {
    OrganisationNumber mentor = new OrganisationNumber(pair.mentor());
    Tie tie = new Tie(participant, mentor);
    Fit fit = Objects.requireNonNull(table.fits().get(tie));
    int scale = (int) (MatchQuestion.BEST_FIT / Fit.BEST);
    return new MatchRun.Line(
        participant,
        name,
        Optional.of(mentor),
        table.name(mentor),
        fit.value(),
        fit.grounds().stream()
            .map(g -> new MatchRun.Fitting(g.name(), g.perCent(), g.weight(), g.words()))
            .toList(),
        pair.reasons().getFirst().code(),
        pair.nextBest()
            .map(next -> {
              OrganisationNumber other = new OrganisationNumber(next.mentor());
              return new MatchRun.Next(
                  other,
                  table.name(other),
                  (int) (next.fit() / scale),
                  (int) (next.loss() / scale));
            }),
        Optional.ofNullable(locks.get(tie)),
        Optional.empty());
  }

  /**
   * Asks both sides of the chosen pairs of the last proposal.
   *
   * @return how many pairs were asked
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<Integer> propose(
      Actor.Person actor, CallId call, UUID run, Set<OrganisationNumber> participants) {
    Cohort cohort = handled(actor, call);
    store.next(call);
    MatchTable now = tables.of(cohort);
    Set<OrganisationNumber> blocked = cohorts.blockedFor(actor, call);
    Optional<MatchRun> last = store.last(call).filter(r -> r.id().equals(run));
    if (last.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    int asked = 0;
    for (MatchRun.Line line : last.get().lines()) {
      if (line.mentor().isEmpty()
          || !participants.contains(line.participant())
          || blocked.contains(line.participant())
          || !now.canBeAsked(new Tie(line.participant(), line.mentor().get()))) {
        continue;
      }
      Answer<?> answer =
          pairs.propose(
              actor,
              cohort,
              new Pairs.Proposal(
                  line.participant(),
                  line.participantName(),
                  line.mentor().get(),
                  line.mentorName()));
      asked += answer instanceof Answer.Allowed<?> ? 1 : 0;
    }
    return asked == 0 ? Answer.refused(SupportRefusal.NOTHING_TO_PROPOSE) : Answer.allowed(asked);
  }

  /** Who waits for a mentor, by name. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public Map<OrganisationNumber, String> waiting(Actor.Person actor, CallId call) {
    return tables.waiting(handled(actor, call));
  }

  private Cohort handled(Actor.Person actor, CallId call) {
    return cohorts
        .handledBy(actor, call)
        .orElseThrow(() -> new AccessDeniedException("Only officers of the administrator"));
  }

  private void note(Actor.Person actor, Cohort cohort, String act, Map<String, ?> payload) {
    archive.record(actor, Optional.of(cohort.administrator()), cohort.subject(), act, payload);
  }
}
