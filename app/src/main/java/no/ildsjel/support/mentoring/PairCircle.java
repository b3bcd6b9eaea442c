package no.ildsjel.support.mentoring;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who is in a pair, what they are told, and what the archive learns: that, and never what. */
@Component
class PairCircle {

  private final PairStore store;
  private final Cohorts cohorts;
  private final Roles roles;
  private final Notifications notifications;
  private final Texts texts;
  private final Archive archive;

  PairCircle(
      JdbcClient jdbc,
      java.time.Clock clock,
      Cohorts cohorts,
      Roles roles,
      Notifications notifications,
      Texts texts,
      Archive archive) {
    this.store = new PairStore(jdbc, clock);
    this.cohorts = cohorts;
    this.roles = roles;
    this.notifications = notifications;
    this.texts = texts;
    this.archive = archive;
  }

  /** A pair of an organisation the actor acts for, whatever its state. */
  Optional<Pair> own(Actor.Person actor, PairId id) {
    return store.find(id).filter(p -> p.sideOf(actor).isPresent());
  }

  /**
   * The pair, held until the act is done.
   *
   * @throws AccessDeniedException when the actor is on neither side
   */
  Pair hold(Actor.Person actor, PairId id) {
    Pair pair = store.lock(id);
    side(actor, pair);
    return pair;
  }

  /**
   * The side the actor stands on.
   *
   * @throws AccessDeniedException when on neither
   */
  Side side(Actor.Person actor, Pair pair) {
    return pair.sideOf(actor)
        .orElseThrow(() -> new AccessDeniedException("Only the two of a pair"));
  }

  /** Tells everybody on a side; nothing that was said stands in it. */
  void tell(Pair pair, Side to, String key, Function<Language, Object[]> arguments) {
    OrganisationNumber organisation = pair.on(to);
    notifications.tell(
        organisation,
        person ->
            new Notice(
                Optional.of(organisation),
                texts.text(person.language(), key + "subject"),
                texts.text(person.language(), key + "body", arguments.apply(person.language())),
                Optional.of("/mentorpar/" + pair.id())));
  }

  /** Tells one person of a pair. */
  void tell(Pair pair, PersonId to, String key) {
    notifications.tell(
        to,
        person ->
            new Notice(
                Optional.empty(),
                texts.text(person.language(), key + "subject"),
                texts.text(person.language(), key + "body"),
                Optional.of("/mentorpar/" + pair.id())));
  }

  /** Both want an officer along to a meeting: the case officers of the administrator are told. */
  void officerAsked(Pair pair, Instant starts) {
    tellOfficers(pair, "notice.officer-asked.", starts);
    note(new Actor.Program("mentoring"), pair, "officer-asked-along", Map.of());
  }

  /**
   * Tells the case officers of the administrator of a meeting they are asked along to. Where it is
   * stands on the pair's page alone: a notice goes by mail.
   */
  void tellOfficers(Pair pair, String key, Instant starts) {
    cohorts
        .find(pair.cohort())
        .ifPresent(cohort ->
            roles
                .holding(Role.CASE_OFFICER, cohort.administrator())
                .forEach(officer ->
                    notifications.tell(
                        officer.person(),
                        person ->
                            new Notice(
                                Optional.empty(),
                                texts.text(person.language(), key + "subject"),
                                texts.text(
                                    person.language(),
                                    key + "body",
                                    pair.participantName(),
                                    pair.mentorName(),
                                    Writing.moment(starts, person.language())),
                                Optional.of("/saker/mentorpar/" + pair.id())))));
  }

  /** The archive learns that it was done. */
  void note(Actor actor, Pair pair, String act, Map<String, ?> payload) {
    archive.record(
        actor,
        cohorts.find(pair.cohort()).map(c -> c.administrator()),
        pair.subject(),
        act,
        payload);
  }
}
