package no.ildsjel.support.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.calendar.CalendarFeeds;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.PairTasks;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.StatedWish;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.Occasion;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each side of the programme has done and has to do next. */
@Service
public class Programme {

  private final Cohorts cohorts;
  private final NeedsManagement needs;
  private final Mentors mentors;
  private final Pairs pairs;
  private final SignsOfLife signs;
  private final Troubles troubles;
  private final PairTasks tasks;
  private final CalendarFeeds calendars;
  private final Applications applications;
  private final Calls calls;
  private final Clock clock;

  Programme(
      Cohorts cohorts,
      NeedsManagement needs,
      Mentors mentors,
      Pairs pairs,
      SignsOfLife signs,
      Troubles troubles,
      PairTasks tasks,
      CalendarFeeds calendars,
      Applications applications,
      Calls calls,
      Clock clock) {
    this.cohorts = cohorts;
    this.needs = needs;
    this.mentors = mentors;
    this.pairs = pairs;
    this.signs = signs;
    this.troubles = troubles;
    this.tasks = tasks;
    this.calendars = calendars;
    this.applications = applications;
    this.calls = calls;
    this.clock = clock;
  }

  /** A cohort and the side the organisation is on in it. */
  public record Part(Cohort cohort, Side side) {}

  /** The cohorts of the organisation the actor acts for. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<Part> parts(Actor.Person actor) {
    List<Part> parts = new ArrayList<>();
    actor
        .actingFor()
        .ifPresent(own -> {
          cohorts.with(own).forEach(c -> parts.add(new Part(c, Side.PARTICIPANT)));
          for (CallId call : mentors.mentorIn(own)) {
            cohorts.find(call).ifPresent(c -> parts.add(new Part(c, Side.MENTOR)));
          }
        });
    return parts;
  }

  /** The organisation's part in a cohort, if it has one. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Optional<Part> part(Actor.Person actor, CallId call) {
    return parts(actor).stream().filter(p -> p.cohort().call().equals(call)).findFirst();
  }

  /** The organisation's pairs in a cohort, those that are open first. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<Pair> pairs(Actor.Person actor, Cohort cohort) {
    return pairs.own(actor).stream().filter(p -> p.cohort().equals(cohort.call())).toList();
  }

  /** What has been done and what is next, in the order it is done. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<Step> steps(Actor.Person actor, Part part, List<Pair> own) {
    OrganisationNumber self = actor.actingFor().orElseThrow();
    Cohort cohort = part.cohort();
    String programme = "/program/" + cohort.call();
    List<Step> steps = new ArrayList<>();
    boolean wished =
        mentors.wishes(cohort.call()).stream()
            .anyMatch(w -> w.side() == part.side() && by(w, self));
    if (part.side() == Side.PARTICIPANT) {
      List<NeedsMap> maps = needs.of(actor);
      boolean again = needs.due(actor, maps).filter(o -> o != Occasion.FIRST).isPresent();
      steps.add(
          Step.of(
              again ? "needs-again" : "needs",
              !again && maps.stream().anyMatch(NeedsMap::closed),
              "/kartlegging"));
      steps.add(
          Step.of(
              "profile",
              mentors.described(cohort.call()).containsKey(self),
              programme + "/profil"));
    } else {
      steps.add(Step.of("offer", true, "/mentor/" + cohort.call()));
      steps.add(
          Step.of(
              "training",
              mentors.training(actor).size() == Mentors.TRAINING.size(),
              "/mentor/opplaring"));
    }
    boolean offers = part.side() == Side.MENTOR || !mentors.offers(cohort.call()).isEmpty();
    steps.add(
        offers || wished
            ? Step.of("wishes." + part.side().name(), wished, programme + "/onsker")
            : Step.later("wishes." + part.side().name()));
    pair(own, cohort, part.side(), steps);
    if (part.side() == Side.MENTOR) {
      money(actor, cohort, own, steps);
    }
    return steps;
  }

  /** How much of what is to come is shown. */
  private static final int COMING = 8;

  /** What has a date and is to come: meetings, courses, and tasks of the organisation's own. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<Coming> coming(Actor.Person actor, List<Pair> own, Language language) {
    List<Coming> coming = new ArrayList<>();
    calendars
        .coming(actor, language, COMING)
        .forEach(e ->
            coming.add(
                new Coming(
                    LocalDate.ofInstant(e.starts(), Writing.OSLO),
                    Optional.of(e.starts()),
                    e.summary(),
                    e.page())));
    List<Pair> active = own.stream().filter(Pair::active).toList();
    if (!active.isEmpty()) {
      tasks.left(actor, active).stream()
          // what is late stands on the pair's own page, and hides nothing here
          .filter(t -> !t.due().isBefore(LocalDate.now(clock)))
          .forEach(t ->
              coming.add(
                  new Coming(
                      t.due(),
                      Optional.empty(),
                      t.words(),
                      "/mentorpar/" + t.pair() + "#oppgaver")));
    }
    return coming.stream()
        .sorted(Comparator.comparing(Coming::day).thenComparing(c -> c.at().orElse(Instant.MAX)))
        .limit(COMING)
        .toList();
  }

  /**
   * What becomes of the money for the mentor's work: applied for under a scheme of its own, from
   * the first signed agreement on.
   */
  private void money(Actor.Person actor, Cohort cohort, List<Pair> own, List<Step> steps) {
    Scheme.Compensation compensation = cohort.support().mentoring().compensation();
    if (compensation.scheme().isEmpty()) {
      return;
    }
    SchemeId scheme = compensation.scheme().get();
    int year = LocalDate.now(clock).getYear();
    String sum = Writing.kroner(compensation.yearly().kroner());
    Map<CallId, ApplicationView> sought =
        applications.ownedBy(actor).stream()
            .filter(a -> a.scheme().equals(scheme) && a.grantYear() >= year)
            .filter(a -> a.state() != ApplicationState.WITHDRAWN)
            .collect(
                Collectors.toMap(
                    ApplicationView::call, a -> a, (newest, _) -> newest, LinkedHashMap::new));
    boolean agreed =
        own.stream()
            .anyMatch(
                p -> p.starts().isPresent() && p.endedOn().orElse(p.ends()).getYear() >= year);
    Optional<CallView> open =
        calls.published().stream()
            .filter(c -> c.scheme().equals(scheme))
            .filter(c -> agreed && c.state() == CallState.OPEN && !sought.containsKey(c.id()))
            .findFirst();
    if (open.isPresent()) {
      steps.add(Step.of("money.seek", false, "/utlysninger/" + open.get().id(), sum));
    } else if (sought.isEmpty() || onlyDraftsOfClosed(sought)) {
      steps.add(Step.later("money.later", sum));
    } else {
      ApplicationView newest = sought.values().iterator().next();
      boolean sent = newest.state() == ApplicationState.SUBMITTED;
      steps.add(Step.of(sent ? "money.sent" : "money.seek", sent, "/soknader/" + newest.id(), sum));
    }
  }

  private boolean onlyDraftsOfClosed(Map<CallId, ApplicationView> sought) {
    return sought.values().stream().noneMatch(a -> a.state() == ApplicationState.SUBMITTED)
        && calls.byIds(sought.keySet()).values().stream()
            .noneMatch(c -> c.state() == CallState.OPEN);
  }

  private void pair(List<Pair> own, Cohort cohort, Side side, List<Step> steps) {
    List<Pair> open = own.stream().filter(p -> p.state().open()).toList();
    if (open.isEmpty()) {
      boolean another = side == Side.PARTICIPANT && Pairs.another(own, cohort.call());
      steps.add(Step.later(another ? "pair.another" : "pair"));
      return;
    }
    for (Pair pair : open) {
      String name = pair.name(side.other());
      String path = "/mentorpar/" + pair.id();
      if (pair.state() != PairState.ACTIVE) {
        steps.add(
            Step.of(
                pair.state() == PairState.PROPOSED ? "pair.answer" : "pair.sign",
                pairs.yes(pair).contains(side),
                path,
                name));
        continue;
      }
      SignsOfLife.Signs seen = signs.of(pair.id());
      int wanted = cohort.support().mentoring().meetings();
      Step.State state =
          seen.heldThisYear() >= wanted
              ? Step.State.DONE
              : seen.next().isPresent() ? Step.State.LATER : Step.State.NEXT;
      steps.add(new Step("meetings", state, path, List.of(name, seen.heldThisYear(), wanted)));
    }
  }

  private static boolean by(StatedWish wish, OrganisationNumber own) {
    return wish.by().equals(own);
  }

  /**
   * What an officer sees of a cohort.
   *
   * @param described participants that have told of themselves
   * @param places how many more the mentors can take
   * @param waiting participants without an open pair
   * @param quiet pairs that have not met, or booked, within the scheme's days
   * @param troubles what somebody has said does not work well and waits
   */
  public record Overview(
      List<Participant> participants,
      int described,
      int offers,
      int places,
      Map<PairState, Long> pairs,
      int waiting,
      int quiet,
      int heldThisYear,
      int troubles) {}

  /** Everything that waits in a cohort, counted. */
  @MayCall("case officers and approvers of the administrator")
  @Transactional(readOnly = true)
  public Overview overview(Actor.Person actor, Cohort cohort) {
    if (cohorts.handledBy(actor, cohort.call()).isEmpty()) {
      throw new AccessDeniedException("Only officers of the administrator");
    }
    List<Pair> all = pairs.of(cohort.call());
    Map<PairId, SignsOfLife.Signs> known = signs.of(cohort.call());
    List<Participant> participants = cohorts.participants(cohort.call());
    Set<OrganisationNumber> paired =
        all.stream()
            .filter(p -> p.state().open())
            .map(Pair::participant)
            .collect(Collectors.toSet());
    var offers = mentors.offers(cohort.call());
    return new Overview(
        participants,
        mentors.described(cohort.call()).size(),
        offers.size(),
        offers.stream()
            .mapToInt(o ->
                Math.max(
                    0,
                    o.told().capacity()
                        - (int)
                            all.stream()
                                .filter(p -> p.state().open())
                                .filter(p -> p.mentor().equals(o.organisation()))
                                .count()))
            .sum(),
        all.stream().collect(Collectors.groupingBy(Pair::state, Collectors.counting())),
        (int)
            participants.stream()
                .filter(p -> p.active() && !paired.contains(p.organisation()))
                .count(),
        (int)
            all.stream()
                .filter(Pair::active)
                .filter(p ->
                    known
                        .getOrDefault(p.id(), SignsOfLife.Signs.NONE)
                        .missing(cohort.support().mentoring(), p, LocalDate.now(clock))
                        .isPresent())
                .count(),
        known.values().stream().mapToInt(SignsOfLife.Signs::heldThisYear).sum(),
        (int) troubles.of(actor, cohort.call()).stream().filter(t -> t.step().isEmpty()).count());
  }
}
