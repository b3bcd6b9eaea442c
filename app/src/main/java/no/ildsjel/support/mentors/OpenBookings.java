package no.ildsjel.support.mentors;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Half hours that are booked and given back, with a line on what they are about. */
@Service
public class OpenBookings {

  /** The longest line on what a half hour is about, in characters. */
  public static final int LONGEST = 200;

  /** How long the line is kept after the half hour. */
  private static final int DAYS_KEPT = 7;

  private final JdbcClient jdbc;
  private final SlotStore store;
  private final Clock clock;
  private final Cohorts cohorts;
  private final HalfHourNotices notices;
  private final Keys keys;

  OpenBookings(JdbcClient jdbc, Clock clock, Cohorts cohorts, HalfHourNotices notices, Keys keys) {
    this.jdbc = jdbc;
    this.store = new SlotStore(jdbc);
    this.clock = clock;
    this.cohorts = cohorts;
    this.notices = notices;
    this.keys = keys;
  }

  /**
   * Books a half hour; refused when somebody else was first.
   *
   * @param about in one line what one wants to talk about, for the mentor alone
   */
  @MayCall("whoever acts for a participant of the cohort")
  @Transactional
  public Answer<UUID> book(Actor.Person actor, CallId call, UUID id, String about) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    Participant participant =
        cohorts
            .participant(call, own)
            .orElseThrow(() -> new AccessDeniedException("Only those who take part"));
    if (about.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    store.holdParticipant(call, own);
    if (store.starts(id).filter(starts -> store.busy(own, starts, Optional.of(id))).isPresent()) {
      return Answer.refused(SupportRefusal.BUSY_THEN);
    }
    int booked =
        jdbc.sql(
                """
                update support.open_slot set booked_by = ?, booked_name = ?
                where id = ? and cohort = ? and starts > ?
                  and (booked_by is null or booked_by = ?)
                """)
            .params(
                own.value(),
                participant.name(),
                id,
                call.value(),
                OffsetDateTime.now(clock),
                own.value())
            .update();
    if (booked == 0) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    int added = write(id, keys.seal(thing(call), line(about)));
    if (added > 0) {
      tell(id, call, "notice.open-booked.");
    }
    return Answer.allowed(id);
  }

  /** What is kept of a line somebody typed. */
  static String line(String about) {
    String line = about.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST));
  }

  /** Has a half hour that is free booked by an organisation that asked for it. */
  void booked(UUID slot, OrganisationNumber by, String name, byte[] about) {
    jdbc.sql("update support.open_slot set booked_by = ?, booked_name = ? where id = ?")
        .params(by.value(), name, slot)
        .update();
    write(slot, about);
  }

  /** Writes down who has booked; once, however often it is sent. */
  private int write(UUID slot, byte[] about) {
    return jdbc.sql(
            """
            insert into support.open_booking
              (id, slot, cohort, mentor, mentor_name, organisation, name, starts, about, state,
               changed_at)
            select :id, id, cohort, mentor, mentor_name, booked_by, booked_name, starts, :about,
              'BOOKED', :now
            from support.open_slot where id = :slot
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("slot", slot)
        .param("about", about)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Calls a booked half hour off, as when the mentor is ill; who had booked is told. */
  @MayCall("whoever acts for the mentor that laid it out")
  @Transactional
  public void callOff(Actor.Person actor, CallId call, UUID id) {
    callOff(actor.actingFor().orElseThrow(), call, Optional.of(id));
  }

  /** Takes away everything a mentor has laid out; those who have booked are told. */
  void callOffAll(OrganisationNumber mentor, CallId call) {
    callOff(mentor, call, Optional.empty());
  }

  private void callOff(OrganisationNumber mentor, CallId call, Optional<UUID> one) {
    Map<UUID, Optional<OrganisationNumber>> laidOut = new LinkedHashMap<>();
    // held, those nobody has booked too, so that nobody books one meanwhile
    jdbc.sql(
            """
            select id, booked_by from support.open_slot
            where cohort = :cohort and mentor = :mentor and starts > :now
              and (cast(:one as uuid) is null or id = :one and booked_by is not null)
            order by starts, id
            for update
            """)
        .param("cohort", call.value())
        .param("mentor", mentor.value())
        .param("now", OffsetDateTime.now(clock))
        .param("one", one.orElse(null))
        .query((ResultSet row) -> {
          laidOut.put(
              row.getObject("id", UUID.class),
              Optional.ofNullable(row.getString("booked_by")).map(OrganisationNumber::new));
        });
    laidOut.forEach((id, booked) -> {
      booked.ifPresent(by -> {
        cancel(id);
        tell(id, call, by, "notice.open-called-off.");
      });
      remove(id);
    });
  }

  private void remove(UUID slot) {
    jdbc.sql("delete from support.open_slot where id = ?").param(slot).update();
  }

  private void cancel(UUID slot) {
    jdbc.sql(
            """
            update support.open_booking
            set state = 'CANCELLED', sequence = sequence + 1, changed_at = ?, about = null
            where slot = ? and state = 'BOOKED'
            """)
        .params(OffsetDateTime.now(clock), slot)
        .update();
  }

  /** Gives a booked half hour back. */
  @MayCall("whoever acts for the participant that booked it")
  @Transactional
  public void giveBack(Actor.Person actor, CallId call, UUID id) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    jdbc.sql(
            """
            select id from support.open_slot
            where id = ? and cohort = ? and booked_by = ? and starts > ? for update
            """)
        .params(id, call.value(), own.value(), OffsetDateTime.now(clock))
        .query(UUID.class)
        .optional()
        .ifPresent(found -> free(found, call));
  }

  /** Frees what those have booked who no longer take part. */
  @MayCall("the program, each hour")
  @Transactional
  public int freeOfThoseGone() {
    Map<UUID, CallId> theirs = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.id, s.cohort from support.open_slot s
            where s.booked_by is not null and s.starts > ? and not exists (
              select 1 from support.participant p
              where p.cohort = s.cohort and p.organisation = s.booked_by and p.until is null)
            for update
            """)
        .param(OffsetDateTime.now(clock))
        .query((ResultSet row) -> {
          theirs.put(
              row.getObject("id", UUID.class), new CallId(row.getObject("cohort", UUID.class)));
        });
    theirs.forEach(this::free);
    return theirs.size();
  }

  /** Anybody can book it then; but one that was asked for was for the one who asked alone. */
  private void free(UUID id, CallId call) {
    boolean asked =
        jdbc.sql("select asked from support.open_slot where id = ?")
            .param(id)
            .query(Boolean.class)
            .single();
    cancel(id);
    tell(id, call, asked ? "notice.open-not-coming." : "notice.open-given-back.");
    if (asked) {
      remove(id);
    } else {
      jdbc.sql("update support.open_slot set booked_by = null, booked_name = null where id = ?")
          .param(id)
          .update();
    }
  }

  /** Takes away what half hours were about, some days after. */
  @MayCall("the program, each hour")
  @Transactional
  public int forgetWords() {
    return jdbc.sql(
            "update support.open_booking set about = null where about is not null and starts < ?")
        .param(OffsetDateTime.now(clock).minusDays(DAYS_KEPT))
        .update();
  }

  static String thing(CallId call) {
    return "open-hours:" + call;
  }

  private void tell(UUID id, CallId call, String key) {
    jdbc.sql("select mentor from support.open_slot where id = ?")
        .param(id)
        .query((row, n) -> new OrganisationNumber(row.getString("mentor")))
        .list()
        .forEach(mentor -> tell(id, call, mentor, key));
  }

  private void tell(UUID id, CallId call, OrganisationNumber to, String key) {
    store
        .starts(id)
        .ifPresent(starts ->
            notices.tell(
                to, call, key, language -> new Object[] {Writing.moment(starts, language)}));
  }
}
