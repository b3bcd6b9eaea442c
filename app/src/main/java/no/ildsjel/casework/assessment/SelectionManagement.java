package no.ildsjel.casework.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The selection: two proposals side by side, one down the list by points and one of most value
 * under the frame and the wishes. People decide; the machine proposes and says why.
 */
@Service
public class SelectionManagement {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final SelectionStore store;
  private final Clock clock;
  private final Calls calls;
  private final Applications applications;
  private final SubmittedApplications submitted;
  private final AssessmentManagement assessments;
  private final Frames frames;
  private final Archive archive;
  private final Blocks blocks;

  SelectionManagement(
      SelectionStore store,
      Clock clock,
      Calls calls,
      Applications applications,
      SubmittedApplications submitted,
      AssessmentManagement assessments,
      Frames frames,
      Archive archive,
      Blocks blocks) {
    this.store = store;
    this.clock = clock;
    this.calls = calls;
    this.applications = applications;
    this.submitted = submitted;
    this.assessments = assessments;
    this.frames = frames;
    this.archive = archive;
    this.blocks = blocks;
  }

  /** One case in the selection. */
  public record Row(
      ApplicationView application,
      String region,
      long thousandths,
      Optional<Money> full,
      Optional<Money> reduced,
      Optional<Money> ranked,
      Optional<Money> best,
      Optional<Boolean> lockedIn) {}

  /**
   * Both proposals.
   *
   * @param rows the cases that have been assessed, by points, but for those the reader may not see
   * @param waiting cases not assessed yet
   * @param outside cases left out since they do not meet a criterion
   * @param hidden how many of all these the reader has a tie to and does not see
   */
  public record Proposals(
      SelectionQuestion question,
      SelectionAnswer best,
      RankedList ranked,
      List<Row> rows,
      List<ApplicationView> waiting,
      List<ApplicationView> outside,
      int hidden) {}

  /**
   * Makes both proposals from what has been assessed, for the money that is free. What does not
   * meet a criterion is no candidate; what a region has got already counts towards its wish. Runs
   * without a transaction, since the search may take seconds.
   */
  @MayCall("the administrator's people")
  public Proposals propose(Actor actor, CallId callId) {
    CallView call = calls.require(callId);
    Impartiality.requireOfficer(actor, call);
    Scheme.Kind kind = calls.kindOf(call);
    Map<ApplicationId, Boolean> decided = store.decided(callId);
    List<ApplicationView> every = submitted.of(callId);
    List<ApplicationView> undecided =
        every.stream().filter(a -> !decided.containsKey(a.id())).toList();
    List<ApplicationView> outside =
        undecided.stream()
            .filter(
                a -> a.eligibility().filter(r -> r == Eligibility.Result.NOT_ELIGIBLE).isPresent())
            .toList();
    List<ApplicationView> all = undecided.stream().filter(a -> !outside.contains(a)).toList();
    Map<ApplicationId, List<AssessmentView>> closed = new LinkedHashMap<>();
    assessments.of(all.stream().map(ApplicationView::id).toList()).stream()
        .filter(AssessmentView::closed)
        .forEach(a -> closed.computeIfAbsent(a.application(), x -> new ArrayList<>()).add(a));
    Map<ApplicationId, Boolean> locks = store.locks(callId);
    List<SelectionCandidate> candidates = new ArrayList<>();
    List<ApplicationView> waiting = new ArrayList<>();
    for (ApplicationView application : all) {
      List<AssessmentView> done = closed.get(application.id());
      if (done == null) {
        waiting.add(application);
      } else {
        candidates.add(candidate(application, kind, done));
      }
    }
    Set<String> known =
        candidates.stream().map(SelectionCandidate::id).collect(Collectors.toUnmodifiableSet());
    SelectionQuestion question =
        new SelectionQuestion(
            frames.statement(call.frame()).orElseThrow().free().kroner(),
            candidates,
            stillWished(callId, every, decided, kind),
            locked(locks, true, known),
            locked(locks, false, known),
            LIMIT);
    SelectionAnswer best = PortfolioSelection.answer(question);
    RankedList ranked = RankedList.of(question);
    Set<ApplicationId> blocked =
        blocks.blockedFor(
            actor, undecided.stream().map(ApplicationView::id).collect(Collectors.toSet()));
    return new Proposals(
        question,
        best,
        ranked,
        rows(all, question, best, ranked, locks, closed, kind).stream()
            .filter(r -> !blocked.contains(r.application().id()))
            .toList(),
        seen(waiting, blocked),
        seen(outside, blocked),
        blocked.size());
  }

  private static List<ApplicationView> seen(List<ApplicationView> all, Set<ApplicationId> blocked) {
    return all.stream().filter(a -> !blocked.contains(a.id())).toList();
  }

  /** What is wished for beyond what each region has been awarded already. */
  private List<SpreadWish> stillWished(
      CallId call,
      List<ApplicationView> every,
      Map<ApplicationId, Boolean> decided,
      Scheme.Kind kind) {
    Map<String, Long> awarded =
        every.stream()
            .filter(a -> decided.getOrDefault(a.id(), false))
            .collect(Collectors.groupingBy(a -> region(a, kind), Collectors.counting()));
    return store.wishes(call).stream()
        .map(w ->
            new SpreadWish(
                w.region(),
                Math.max(0, w.minAwards() - awarded.getOrDefault(w.region(), 0L)),
                w.minAmount()))
        .toList();
  }

  private static SelectionCandidate candidate(
      ApplicationView application, Scheme.Kind kind, List<AssessmentView> done) {
    long points = points(done, kind);
    List<AwardOption> options = new ArrayList<>();
    Optional<Money> full = full(done);
    full.filter(Money::isPositive)
        .ifPresent(amount -> {
          options.add(new AwardOption(amount.kroner(), points));
          reduced(done)
              .filter(r -> r.isPositive() && r.compareTo(amount) < 0)
              .ifPresent(r ->
                  options.add(new AwardOption(r.kroner(), points * r.kroner() / amount.kroner())));
        });
    return new SelectionCandidate(application.id().toString(), region(application, kind), options);
  }

  /** Where several have assessed a case, the mean counts; for amounts, the lowest. */
  private static long points(List<AssessmentView> done, Scheme.Kind kind) {
    return done.stream().mapToLong(a -> a.thousandths(kind)).sum() / done.size();
  }

  private static Optional<Money> full(List<AssessmentView> done) {
    return done.stream().flatMap(a -> a.full().stream()).min(Comparator.naturalOrder());
  }

  private static Optional<Money> reduced(List<AssessmentView> done) {
    return done.stream().flatMap(a -> a.reduced().stream()).min(Comparator.naturalOrder());
  }

  private static String region(ApplicationView application, Scheme.Kind kind) {
    return application
        .municipality()
        .map(m -> kind.spread().by() == Scheme.SpreadBy.COUNTY ? m.county() : m.value())
        .orElse("");
  }

  private static List<Row> rows(
      List<ApplicationView> all,
      SelectionQuestion question,
      SelectionAnswer best,
      RankedList ranked,
      Map<ApplicationId, Boolean> locks,
      Map<ApplicationId, List<AssessmentView>> closed,
      Scheme.Kind kind) {
    Map<String, Long> inBest = amounts(best.selected());
    Map<String, Long> inRanked = amounts(ranked.chosen());
    List<Row> rows = new ArrayList<>();
    for (ApplicationView application : all) {
      List<AssessmentView> done = closed.get(application.id());
      if (done == null) {
        continue;
      }
      String id = application.id().toString();
      rows.add(
          new Row(
              application,
              region(application, kind),
              points(done, kind),
              full(done),
              reduced(done),
              Optional.ofNullable(inRanked.get(id)).map(Money::kroner),
              Optional.ofNullable(inBest.get(id)).map(Money::kroner),
              Optional.ofNullable(locks.get(application.id()))));
    }
    rows.sort(
        Comparator.comparingLong(Row::thousandths)
            .reversed()
            .thenComparing(r -> r.application().number().orElse("")));
    return rows;
  }

  private static Map<String, Long> amounts(List<SelectionAnswer.Chosen> chosen) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    chosen.forEach(c -> amounts.put(c.id(), c.amount()));
    return amounts;
  }

  /**
   * Why a case is in or out of the best selection, and what would change it; nothing when it is not
   * among those chosen from, or there is no selection.
   */
  @MayCall("the administrator's people, for a case they may see")
  public Optional<SelectionExplanation> explain(Proposals proposals, ApplicationId id) {
    boolean candidate =
        proposals.question().candidates().stream().anyMatch(c -> c.id().equals(id.toString()));
    return candidate && proposals.best().thousandths().isPresent()
        ? Optional.of(
            SelectionExplanation.of(
                proposals.question(), proposals.best(), id.toString(), Duration.ofSeconds(3)))
        : Optional.empty();
  }

  /** Locks a case in or out of the selection, or takes the lock away. */
  @MayCall("the administrator's people without ties to the applicant")
  @Transactional
  public Answer<ApplicationId> lock(Actor.Person actor, ApplicationId id, Optional<Boolean> in) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    Impartiality.requireOfficer(actor, calls.require(application.call()));
    if (!blocks.declared(actor.id(), application.call())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    store.lock(application, in, actor.id(), OffsetDateTime.now(clock));
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "selection-lock",
        Map.of("lock", in.map(l -> l ? "in" : "out").orElse("none")));
    return Answer.allowed(id);
  }

  /** Sets what a region is wished to have at least; nothing at all takes the wish away. */
  @MayCall("the administrator's people")
  @Transactional
  public Answer<CallId> wish(Actor.Person actor, CallId callId, SpreadWish wish) {
    CallView call = calls.require(callId);
    Impartiality.requireOfficer(actor, call);
    if (!blocks.declared(actor.id(), callId)) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    store.wish(callId, wish);
    archive.record(
        actor,
        Optional.of(call.administrator()),
        "call:" + callId,
        "selection-wish",
        Map.of(
            "region", wish.region(), "minAwards", wish.minAwards(), "minAmount", wish.minAmount()));
    return Answer.allowed(callId);
  }

  private static List<String> locked(
      Map<ApplicationId, Boolean> locks, boolean in, Set<String> known) {
    return locks.entrySet().stream()
        .filter(e -> Objects.equals(e.getValue(), in))
        .map(e -> e.getKey().toString())
        .filter(known::contains)
        .toList();
  }
}
