package no.ildsjel.support.mentoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A later end of an agreement, which both sides say yes to. */
@Service
public class Extensions {

  private static final String TWO = "whoever acts for one of the two organisations";
  private static final String EXTEND = "EXTEND:";

  /** Years an agreement can be extended by at once. */
  private static final int LONGEST_EXTENSION = 2;

  private final PairStore store;
  private final PairCircle circle;
  private final Agreements agreements;

  Extensions(JdbcClient jdbc, Clock clock, PairCircle circle, Agreements agreements) {
    this.store = new PairStore(jdbc, clock);
    this.circle = circle;
    this.agreements = agreements;
  }

  /** A later end that one side has asked for and the other not yet answered. */
  @MayCall(TWO)
  @Transactional(readOnly = true)
  public Optional<Asked> asked(Pair pair) {
    return store
        .waiting(pair.id(), EXTEND, pair.ends())
        .map(what ->
            new Asked(
                LocalDate.parse(what.substring(EXTEND.length())),
                store.said(pair.id(), what).iterator().next()));
  }

  /** A later end, and who has asked for it. */
  public record Asked(LocalDate until, Side by) {}

  /** Asks for a later end, or says yes to the one the other side has asked for. */
  @MayCall(TWO)
  @Transactional
  public Answer<PairState> extend(Actor.Person actor, PairId id, LocalDate until) {
    Pair pair = circle.hold(actor, id);
    if (!pair.active()) {
      return Answer.refused(SupportRefusal.PAIR_NOT_RUNNING);
    }
    if (!until.isAfter(pair.ends())) {
      return Answer.refused(SupportRefusal.DAY_PAST);
    }
    if (until.isAfter(pair.ends().plusYears(LONGEST_EXTENSION))) {
      return Answer.refused(SupportRefusal.TOO_LONG);
    }
    Side side = circle.side(actor, pair);
    if (store.yes(id, side, EXTEND + until, actor.id()).size() == Side.values().length) {
      store.extend(id, until);
      String agreement = agreements.keep(pair, until);
      store.noteAgreement(id, EXTEND + until, agreement);
      circle.note(
          actor, pair, "pair-extended", Map.of("until", until.toString(), "agreement", agreement));
    } else {
      circle.tell(
          pair,
          side.other(),
          "notice.pair-extend.",
          language -> new Object[] {pair.name(side), Writing.day(until, language)});
    }
    return Answer.allowed(pair.state());
  }
}
