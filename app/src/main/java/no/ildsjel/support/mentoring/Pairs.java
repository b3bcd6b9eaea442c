package no.ildsjel.support.mentoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a pair: proposed by an officer, said yes to by both, signed by both, extended by
 * both, ended or replaced without anybody being blamed.
 */
@Service
public class Pairs {

  private static final String TWO = "whoever acts for one of the two organisations";

  private static final String ACCEPTED = "ACCEPTED";
  private static final String SIGNED = "SIGNED";

  /** In whose name the archive learns of what two have done together. */
  private static final Actor PROGRAM = new Actor.Program("mentoring");

  private final PairStore store;
  private final Clock clock;
  private final PairCircle circle;
  private final Cohorts cohorts;
  private final Agreements agreements;
  private final ReadOnce once;
  private final List<AfterPairs> after;

  Pairs(
      JdbcClient jdbc,
      Clock clock,
      PairCircle circle,
      Cohorts cohorts,
      Agreements agreements,
      ReadOnce once,
      List<AfterPairs> after) {
    this.store = new PairStore(jdbc, clock);
    this.clock = clock;
    this.circle = circle;
    this.cohorts = cohorts;
    this.agreements = agreements;
    this.once = once;
    this.after = List.copyOf(after);
  }

  /** Two organisations to be asked, with the names they are known by. */
  public record Proposal(
      OrganisationNumber participant,
      String participantName,
      OrganisationNumber mentor,
      String mentorName) {}

  /** Proposes a pair and asks both; refused when the participant has an open one. */
  @MayCall("the matching, for a case officer of the administrator")
  @Transactional
  public Answer<PairId> propose(Actor.Person actor, Cohort cohort, Proposal proposal) {
    if (store.of(cohort.call()).stream()
        .anyMatch(p -> p.state().open() && p.participant().equals(proposal.participant()))) {
      return Answer.refused(SupportRefusal.HAS_A_PAIR);
    }
    Pair pair =
        new Pair(
            new PairId(UUID.randomUUID()),
            cohort.call(),
            proposal.participant(),
            proposal.participantName(),
            proposal.mentor(),
            proposal.mentorName(),
            PairState.PROPOSED,
            today().plusDays(cohort.support().mentoring().answerDays()),
            Optional.empty(),
            cohort.ends(),
            Optional.empty(),
            Optional.empty());
    store.add(pair, actor.id());
    circle.note(actor, pair, "pair-proposed", Map.of());
    for (Side side : Side.values()) {
      circle.tell(
          pair,
          side,
          "notice.pair-proposed.",
          language ->
              new Object[] {pair.name(side.other()), Writing.day(pair.answerBy(), language)});
    }
    return Answer.allowed(pair.id());
  }

  /** A pair of an organisation the actor acts for. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public Optional<Pair> own(Actor.Person actor, PairId id) {
    return circle.own(actor, id);
  }

  /** The pairs of the organisation the actor acts for now. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public List<Pair> own(Actor.Person actor) {
    return actor
        .actingFor()
        .flatMap(own -> once.one(Own.class, own, () -> Optional.of(new Own(store.with(own)))))
        .map(Own::pairs)
        .orElse(List.of());
  }

  private record Own(List<Pair> pairs) {}

  /**
   * True when a participant's last mentor of a cohort was to be replaced, and nobody has been
   * proposed yet.
   *
   * @param own the participant's pairs, as {@link #own(Actor.Person)} gives them
   */
  public static boolean another(List<Pair> own, CallId cohort) {
    List<Pair> there = own.stream().filter(p -> p.cohort().equals(cohort)).toList();
    return there.stream().noneMatch(p -> p.state().open())
        && there.stream().anyMatch(p -> p.ending().equals(Optional.of(Ending.REPLACED)));
  }

  /** All pairs of a cohort: that they are, and never what they write. */
  @MayCall("officers of the administrator, and support's own desks")
  @Transactional(readOnly = true)
  public List<Pair> of(CallId cohort) {
    return store.of(cohort);
  }

  /** A pair in a cohort of the officer's administrator. */
  @MayCall("case officers of the administrator")
  @Transactional(readOnly = true)
  public Optional<Pair> handledBy(Actor.Person actor, PairId id) {
    return store
        .find(id)
        .filter(p -> cohorts.handledBy(actor, p.cohort()).isPresent())
        .filter(p -> !cohorts.blockedFor(actor, p.cohort()).contains(p.participant()));
  }

  /**
   * Which sides have said yes to the proposal, or have signed. Whoever has not, has not answered: a
   * no leaves nothing to show.
   */
  @MayCall("the two sides, and case officers of the administrator without ties")
  @Transactional(readOnly = true)
  public Set<Side> yes(Pair pair) {
    return store.said(pair.id(), pair.state() == PairState.PROPOSED ? ACCEPTED : SIGNED);
  }

  /** Who has signed for which side, when, and by what right. */
  @MayCall("the two sides, and case officers of the administrator without ties")
  @Transactional(readOnly = true)
  public List<Signature> signatures(Pair pair) {
    return store.signatures(pair.id(), SIGNED);
  }

  /** What the two sign or have signed, in the words it had then. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public Agreement agreement(Pair pair) {
    return agreements.of(pair);
  }

  /** Says yes or no to the proposal, until its last day is over. */
  @MayCall(TWO)
  @Transactional
  public Answer<PairState> answer(Actor.Person actor, PairId id, boolean yes) {
    Pair pair = circle.hold(actor, id);
    if (pair.state() != PairState.PROPOSED) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    if (pair.answerBy().isBefore(today())) {
      // the day binds, whether or not the day's work has been done yet
      fallThrough(PROGRAM, pair, "pair-fell-through");
      return Answer.refused(SupportRefusal.ANSWER_TOO_LATE);
    }
    Side side = circle.side(actor, pair);
    if (!yes) {
      fallThrough(PROGRAM, pair, "pair-fell-through");
      return Answer.allowed(PairState.FELL_THROUGH);
    }
    Set<Side> said = store.yes(id, side, ACCEPTED, actor.id());
    if (said.size() < Side.values().length) {
      return Answer.allowed(PairState.PROPOSED);
    }
    circle.note(PROGRAM, pair, "pair-accepted", Map.of());
    agreements.keep(pair);
    store.state(id, PairState.SIGNING);
    for (Side each : Side.values()) {
      circle.tell(
          pair, each, "notice.pair-sign.", language -> new Object[] {pair.name(each.other())});
    }
    return Answer.allowed(PairState.SIGNING);
  }

  /**
   * Takes back a proposal that not both have said yes to. Both are told what they are told after a
   * no, so that neither can be read from the other.
   */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<PairState> withdraw(Actor.Person actor, PairId id) {
    Pair pair = store.lock(id);
    requireHandled(actor, id);
    if (pair.state() != PairState.PROPOSED) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    fallThrough(actor, pair, "pair-withdrawn");
    return Answer.allowed(PairState.FELL_THROUGH);
  }

  private void requireHandled(Actor.Person actor, PairId id) {
    if (handledBy(actor, id).isEmpty()) {
      throw new AccessDeniedException("Only officers of the administrator without ties");
    }
  }

  /** Nobody can find out who said no, or that somebody did not answer; who said yes neither. */
  private void fallThrough(Actor actor, Pair pair, String act) {
    store.state(pair.id(), PairState.FELL_THROUGH);
    store.forgetYes(pair.id());
    circle.note(actor, pair, act, Map.of());
    after.forEach(a -> a.over(actor, pair));
    for (Side side : Side.values()) {
      circle.tell(pair, side, "notice.pair-fell-through.", language -> new Object[0]);
    }
  }

  /** Signs the agreement; with the second name it begins. */
  @MayCall(TWO)
  @Transactional
  public Answer<PairState> sign(Actor.Person actor, PairId id, SignsAs as) {
    Pair pair = circle.hold(actor, id);
    if (pair.state() != PairState.SIGNING) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    Side side = circle.side(actor, pair);
    Set<Side> said = store.yes(id, side, SIGNED, actor.id());
    store.noteRight(id, side, SIGNED, as);
    String agreement = agreements.keep(pair);
    store.noteAgreement(id, SIGNED, agreement);
    circle.note(
        actor,
        pair,
        "pair-signed",
        Map.of("side", side.name(), "agreement", agreement, "as", as.name()));
    if (said.size() < Side.values().length) {
      return Answer.allowed(PairState.SIGNING);
    }
    store.start(id, today());
    for (Side each : Side.values()) {
      circle.tell(
          pair, each, "notice.pair-begins.", language -> new Object[] {pair.name(each.other())});
    }
    return Answer.allowed(PairState.ACTIVE);
  }

  /** Ends a pair, most often after somebody has said that it does not work well. */
  @MayCall("a case officer of the administrator")
  @Transactional
  public Answer<PairState> end(Actor.Person actor, PairId id, Ending ending) {
    Pair pair = store.lock(id);
    requireHandled(actor, id);
    if (!pair.canEnd()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    close(actor, pair, ending);
    return Answer.allowed(PairState.ENDED);
  }

  private void close(Actor actor, Pair pair, Ending ending) {
    store.cancelMeetings(pair.id());
    store.end(pair.id(), today(), ending);
    circle.note(actor, pair, "pair-ended", Map.of("ending", ending.name()));
    after.forEach(a -> a.over(actor, pair));
    for (Side side : Side.values()) {
      boolean another = ending == Ending.REPLACED && side == Side.PARTICIPANT;
      circle.tell(
          pair,
          side,
          another ? "notice.pair-replaced." : "notice.pair-ended.",
          language -> new Object[] {pair.name(side.other())});
    }
  }

  /**
   * What a day asks for: proposals nobody has answered fall through, and pairs whose time is over,
   * or whose participant has left, end.
   */
  @MayCall("the program, each hour")
  @Transactional
  public int today(Actor.Program program) {
    LocalDate today = today();
    int changed = 0;
    for (Pair listed : store.in(PairState.PROPOSED)) {
      Pair pair = store.lock(listed.id());
      if (pair.state() == PairState.PROPOSED && pair.answerBy().isBefore(today)) {
        fallThrough(program, pair, "pair-fell-through");
        changed++;
      }
    }
    for (PairState state : List.of(PairState.SIGNING, PairState.ACTIVE)) {
      for (Pair listed : store.in(state)) {
        boolean left = cohorts.participant(listed.cohort(), listed.participant()).isEmpty();
        if (!left && !listed.ends().isBefore(today)) {
          continue;
        }
        Pair pair = store.lock(listed.id());
        if (pair.state() == state && (left || pair.ends().isBefore(today))) {
          close(program, pair, left ? Ending.LEFT : Ending.PERIOD);
          changed++;
        }
      }
    }
    return changed;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
