package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives places away in the order of the waiting list. Called with the event locked, in the act's
 * own transaction.
 */
@Component
class Promotion {

  /** How long an offer stands, when the event does not begin before. */
  static final Duration OFFER = Duration.ofHours(48);

  private static final Actor PROGRAM = new Actor.Program("waiting-list");

  private final SignUpStore store;
  private final EventNotices notices;
  private final Archive archive;
  private final Clock clock;

  Promotion(JdbcClient jdbc, Clock clock, EventNotices notices, Archive archive) {
    this.store = new SignUpStore(jdbc, clock);
    this.notices = notices;
    this.archive = archive;
    this.clock = clock;
  }

  /** Takes back offers that nobody said yes to in time; how many. */
  int expire(CourseEvent event) {
    Instant now = clock.instant();
    int expired = 0;
    for (SignUp party : store.of(event.id())) {
      if (party.state() == SignUpState.OFFERED
          && party
              .offeredUntil()
              .filter(until -> !now.isBefore(until) || event.begun(now))
              .isPresent()) {
        store.move(party.id(), SignUpState.EXPIRED, Optional.empty());
        store.step(party.id(), "EXPIRED", Optional.empty());
        notices.expired(event, party);
        note(event, "event-offer-expired", party);
        expired++;
      }
    }
    return expired;
  }

  /**
   * Gives free places to those who are next.
   *
   * @param newcomer who has just signed up and gets a place at once, if there is one
   */
  void fill(CourseEvent event, Optional<UUID> newcomer) {
    Instant now = clock.instant();
    if (event.state() != EventState.PUBLISHED || event.begun(now)) {
      return;
    }
    WaitingList.Rules rules = event.places().on(LocalDate.ofInstant(now, Writing.OSLO));
    Map<UUID, SignUp> parties = new HashMap<>();
    List<WaitingList.Party> list = new ArrayList<>();
    store.of(event.id()).stream()
        .filter(s -> s.state().active())
        .forEach(s -> {
          parties.put(s.id(), s);
          list.add(s.party());
        });
    Map<UUID, String> last = new HashMap<>(store.lastSteps(event.id()));
    Optional<WaitingList.Party> next = WaitingList.next(rules, list);
    while (next.isPresent()) {
      WaitingList.Party party = next.get();
      passOver(rules, list, party, last);
      give(event, java.util.Objects.requireNonNull(parties.get(party.id())), newcomer, now);
      list.replaceAll(p ->
          p.id().equals(party.id())
              ? new WaitingList.Party(p.id(), p.organisation(), p.seats(), p.own(), true)
              : p);
      next = WaitingList.next(rules, list);
    }
    newcomer
        .flatMap(id -> list.stream().filter(p -> p.id().equals(id) && !p.holds()).findFirst())
        .flatMap(p -> WaitingList.whyNot(rules, list, p).map(why -> Map.entry(p, why)))
        .ifPresent(waits ->
            store.step(
                waits.getKey().id(), "WAITING_" + waits.getValue().name(), Optional.empty()));
  }

  private void give(CourseEvent event, SignUp party, Optional<UUID> newcomer, Instant now) {
    if (newcomer.filter(party.id()::equals).isPresent()) {
      store.move(party.id(), SignUpState.CONFIRMED, Optional.empty());
      store.step(party.id(), "CONFIRMED", Optional.empty());
      return;
    }
    Instant until = now.plus(OFFER);
    Instant latest = until.isBefore(event.starts()) ? until : event.starts();
    store.move(party.id(), SignUpState.OFFERED, Optional.of(latest));
    store.step(party.id(), "OFFERED", Optional.of(latest));
    notices.offered(event, party, latest);
    note(event, "event-place-offered", party);
  }

  /** Tells those in front for whom there was no room, once, why somebody behind them is next. */
  private void passOver(
      WaitingList.Rules rules,
      List<WaitingList.Party> list,
      WaitingList.Party next,
      Map<UUID, String> last) {
    for (WaitingList.Party before : list) {
      if (before.id().equals(next.id())) {
        return;
      }
      if (!before.holds()) {
        String what = "PASSED_" + WaitingList.whyNot(rules, list, before).orElseThrow().name();
        if (!what.equals(last.put(before.id(), what))) {
          store.step(before.id(), what, Optional.empty());
        }
      }
    }
  }

  private void note(CourseEvent event, String act, SignUp party) {
    archive.record(
        PROGRAM,
        Optional.of(event.administrator()),
        event.subject(),
        act,
        Map.of("signUp", party.id().toString(), "seats", party.seats()));
  }
}
