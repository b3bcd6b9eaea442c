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
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.application.SubmittedApplications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The selection: two proposals side by side, one down the list by points and one of most value
 * under the frame and the wishes. People decide; the machine proposes and says why.
 */
@Service
public class SelectionManagement {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Calls calls;
  private final Applications applications;
  private final SubmittedApplications submitted;
  private final AssessmentManagement assessments;
  private final Frames frames;
  private final Archive archive;

  SelectionManagement(
      JdbcClient jdbc,
      Clock clock,
      Calls calls,
      Applications applications,
      SubmittedApplications submitted,
      AssessmentManagement assessments,
      Frames frames,
      Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.calls = calls;
    this.applications = applications;
    this.submitted = submitted;
    this.assessments = assessments;
    this.frames = frames;
    this.archive = archive;
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
   * @param rows all cases that have been assessed, by points
   * @param waiting cases not assessed yet
   */
  public record Proposals(
      SelectionQuestion question,
      SelectionAnswer best,
      RankedList ranked,
      List<Row> rows,
      List<ApplicationView> waiting) {}

  /** Makes both proposals from what has been assessed, for the money that is free. */
  @MayCall("the administrator's people")
  @Transactional(readOnly = true)
  public Proposals propose(Actor actor, CallId callId) {
    CallView call = calls.require(callId);
    Impartiality.requireOfficer(actor, call);
    Scheme.Kind kind = calls.kindOf(call);
    Set<ApplicationId> decided = decided(callId);
    List<ApplicationView> all =
        submitted.of(callId).stream().filter(a -> !decided.contains(a.id())).toList();
    Map<ApplicationId, List<AssessmentView>> closed = new LinkedHashMap<>();
    assessments.of(all.stream().map(ApplicationView::id).toList()).stream()
        .filter(AssessmentView::closed)
        .forEach(a -> closed.computeIfAbsent(a.application(), x -> new ArrayList<>()).add(a));
    Map<ApplicationId, Boolean> locks = locks(callId);
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
        candidates.stream()
            .map(SelectionCandidate::id)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    SelectionQuestion question =
        new SelectionQuestion(
            frames.statement(call.frame()).orElseThrow().free().kroner(),
            candidates,
            wishes(callId),
            locked(locks, true, known),
            locked(locks, false, known),
            LIMIT);
    SelectionAnswer best = PortfolioSelection.answer(question);
    RankedList ranked = RankedList.of(question);
    return new Proposals(
        question, best, ranked, rows(all, question, best, ranked, locks, closed, kind), waiting);
  }

  /** What is decided is no longer chosen among; its money has left the free frame. */
  private Set<ApplicationId> decided(CallId call) {
    return Set.copyOf(
        jdbc.sql("select application from casework.decision where call = ?")
            .param(call.value())
            .query((row, n) -> new ApplicationId(row.getObject(1, UUID.class)))
            .list());
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

  /** Why a case is in or out of the best selection, and what would change it. */
  @MayCall("the administrator's people without ties to the applicant")
  @Transactional(readOnly = true)
  public SelectionExplanation explain(Actor actor, ApplicationId id) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    Proposals proposals = propose(actor, application.call());
    return SelectionExplanation.of(
        proposals.question(), proposals.best(), id.toString(), Duration.ofSeconds(3));
  }

  /** Locks a case in or out of the selection, or takes the lock away. */
  @MayCall("the administrator's people without ties to the applicant")
  @Transactional
  public void lock(Actor.Person actor, ApplicationId id, Optional<Boolean> in) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    Impartiality.requireOfficer(actor, calls.require(application.call()));
    jdbc.sql("delete from casework.selection_lock where application = ?")
        .param(id.value())
        .update();
    in.ifPresent(locked ->
        jdbc.sql(
                """
                insert into casework.selection_lock
                  (application, call, locked_in, locked_by, locked_at) values (?, ?, ?, ?, ?)
                """)
            .params(
                id.value(),
                application.call().value(),
                locked,
                actor.id().value(),
                OffsetDateTime.now(clock))
            .update());
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "selection-lock",
        Map.of("lock", in.map(l -> l ? "in" : "out").orElse("none")));
  }

  /** Sets what a region is wished to have at least; nothing at all takes the wish away. */
  @MayCall("the administrator's people")
  @Transactional
  public void wish(Actor.Person actor, CallId callId, SpreadWish wish) {
    CallView call = calls.require(callId);
    Impartiality.requireOfficer(actor, call);
    jdbc.sql("delete from casework.selection_wish where call = ? and region = ?")
        .params(callId.value(), wish.region())
        .update();
    if (wish.minAwards() > 0 || wish.minAmount() > 0) {
      jdbc.sql(
              """
              insert into casework.selection_wish (call, region, min_awards, min_amount)
              values (?, ?, ?, ?)
              """)
          .params(callId.value(), wish.region(), wish.minAwards(), wish.minAmount())
          .update();
    }
    archive.record(
        actor,
        Optional.of(call.administrator()),
        "call:" + callId,
        "selection-wish",
        Map.of(
            "region", wish.region(), "minAwards", wish.minAwards(), "minAmount", wish.minAmount()));
  }

  private List<SpreadWish> wishes(CallId call) {
    return jdbc.sql("select * from casework.selection_wish where call = ? order by region")
        .param(call.value())
        .query((row, n) ->
            new SpreadWish(
                row.getString("region"), row.getLong("min_awards"), row.getLong("min_amount")))
        .list();
  }

  private Map<ApplicationId, Boolean> locks(CallId call) {
    Map<ApplicationId, Boolean> locks = new LinkedHashMap<>();
    jdbc.sql("select application, locked_in from casework.selection_lock where call = ? order by 1")
        .param(call.value())
        .query((java.sql.ResultSet row) -> {
          locks.put(
              new ApplicationId(row.getObject("application", UUID.class)),
              row.getBoolean("locked_in"));
        });
    return locks;
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
