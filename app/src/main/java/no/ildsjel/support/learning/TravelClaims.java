package no.ildsjel.support.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Travel that an organisation has paid for. It is approved here and paid through the
 * administrator's ordinary route: no payment file is made of it.
 */
@Service
public class TravelClaims {

  private static final String OWN = "whoever acts for an organisation somebody was there from";
  private static final String OFFICER = "a case officer of the administrator";
  private static final long MOST = 100_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SignUpStore signUps;
  private final EventNotices notices;
  private final Archive archive;
  private final Cohorts cohorts;

  TravelClaims(
      JdbcClient jdbc, Clock clock, EventNotices notices, Archive archive, Cohorts cohorts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.signUps = new SignUpStore(jdbc, clock);
    this.notices = notices;
    this.archive = archive;
    this.cohorts = cohorts;
  }

  /** The organisation's claims for an event. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<TravelClaim> own(Actor.Person actor, EventId event) {
    return actor
        .actingFor()
        .map(o -> of(event).stream().filter(c -> c.organisation().equals(o)).toList())
        .orElse(List.of());
  }

  private List<TravelClaim> of(EventId event) {
    return jdbc.sql("select * from support.travel_claim where event = ? order by at, id")
        .param(event.value())
        .query(TravelClaims::claim)
        .list();
  }

  /**
   * Sends a claim, or one that was asked about anew.
   *
   * @param key made with the page; of a claim that was asked about, that claim's id
   */
  @MayCall(OWN)
  @Transactional
  public Answer<UUID> send(
      Actor.Person actor, CourseEvent event, UUID key, long kroner, String what) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    if (!event.inPlace()) {
      throw new AccessDeniedException("Nobody travels to what is online");
    }
    SignUp party =
        signUps.of(event.id()).stream()
            .filter(s -> s.organisation().equals(organisation) && s.present())
            .findFirst()
            .orElseThrow(() -> new AccessDeniedException("Nobody was there"));
    if (kroner < 1 || kroner > MOST) {
      return Answer.refused(SupportRefusal.AMOUNT_WRONG);
    }
    if (what.isBlank()) {
      return Answer.refused(SupportRefusal.REASON_MISSING);
    }
    int written =
        jdbc.sql(
                """
                insert into support.travel_claim
                  (id, event, organisation, name, kroner, what, state, sent_by, at)
                values (?, ?, ?, ?, ?, ?, 'SENT', ?, ?)
                on conflict (id) do update
                  set kroner = excluded.kroner, what = excluded.what, state = 'SENT', said = null,
                    sent_by = excluded.sent_by, at = excluded.at
                  where travel_claim.state = 'ASKED'
                    and travel_claim.organisation = excluded.organisation
                    and travel_claim.event = excluded.event
                """)
            .params(
                key,
                event.id().value(),
                organisation.value(),
                party.organisationName(),
                kroner,
                what.strip(),
                actor.id().value(),
                OffsetDateTime.now(clock))
            .update();
    if (written > 0) {
      note(actor, event, "travel-claimed", key, kroner);
    }
    return own(actor, event.id()).stream().anyMatch(c -> c.id().equals(key))
        ? Answer.allowed(key)
        : Answer.refused(SupportRefusal.MOVED_ON);
  }

  /** All claims for an event. */
  @MayCall(OFFICER)
  @Transactional(readOnly = true)
  public List<TravelClaim> all(Actor.Person actor, CourseEvent event) {
    require(actor, event);
    return of(event.id());
  }

  /**
   * Approves a claim, asks about it, or refuses it, the last two in some words. One that was asked
   * about can be answered before anything more has come.
   *
   * @param shown the amount the officer was shown, in kroner: another is not answered unseen
   */
  @MayCall(OFFICER)
  @Transactional
  public Answer<UUID> answer(
      Actor.Person actor,
      CourseEvent event,
      UUID id,
      long shown,
      TravelClaim.State to,
      String words) {
    require(actor, event);
    if (to == TravelClaim.State.SENT) {
      throw new IllegalArgumentException("Only the organisation sends a claim");
    }
    if (to != TravelClaim.State.APPROVED && words.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    Optional<TravelClaim> claim =
        of(event.id()).stream().filter(c -> c.id().equals(id)).findFirst();
    if (claim.filter(c -> blocked(actor, event).contains(c.organisation())).isPresent()) {
      return Answer.refused(SupportRefusal.HAS_TIES);
    }
    int answered =
        jdbc.sql(
                """
                update support.travel_claim
                set state = ?, said = ?, answered_by = ?, answered_at = ?
                where id = ? and event = ? and state in ('SENT', 'ASKED') and kroner = ?
                """)
            .param(to.name())
            .param(words.isBlank() ? null : words.strip())
            .params(actor.id().value(), OffsetDateTime.now(clock), id, event.id().value(), shown)
            .update();
    if (answered == 0 || claim.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    note(
        actor,
        event,
        switch (to) {
          case APPROVED -> "travel-approved";
          case REFUSED -> "travel-refused";
          default -> "travel-asked-about";
        },
        id,
        claim.get().amount().kroner());
    notices.tell(
        event,
        claim.get().organisation(),
        switch (to) {
          case APPROVED -> "travel-approved";
          case REFUSED -> "travel-refused";
          default -> "travel-asked";
        },
        "");
    return Answer.allowed(id);
  }

  private Set<OrganisationNumber> blocked(Actor.Person actor, CourseEvent event) {
    return event.cohort().map(call -> cohorts.blockedFor(actor, call)).orElse(Set.of());
  }

  private static void require(Actor.Person actor, CourseEvent event) {
    if (!actor.has(Role.CASE_OFFICER, event.administrator())) {
      throw new AccessDeniedException("Not an officer of " + event.administrator());
    }
  }

  private void note(Actor actor, CourseEvent event, String act, UUID claim, long kroner) {
    archive.record(
        actor,
        Optional.of(event.administrator()),
        event.subject(),
        act,
        Map.of("claim", claim.toString(), "kroner", kroner));
  }

  private static TravelClaim claim(ResultSet row, int number) throws SQLException {
    return new TravelClaim(
        row.getObject("id", UUID.class),
        new EventId(row.getObject("event", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("name"),
        Money.kroner(row.getLong("kroner")),
        row.getString("what"),
        TravelClaim.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("said")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
