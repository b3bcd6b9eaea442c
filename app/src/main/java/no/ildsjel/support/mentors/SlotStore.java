package no.ildsjel.support.mentors;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of half hours, and whose other half hours stand in their way. */
class SlotStore {

  /**
   * A half hour to be laid out.
   *
   * @param deadline the call whose drafts are read in it
   * @param asked true when it was asked for, and is for the one who asked alone
   */
  record New(
      UUID id,
      String theme,
      Optional<CallId> deadline,
      Instant starts,
      OpenSlot.Way way,
      String place,
      boolean asked) {}

  private final JdbcClient jdbc;

  SlotStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lays it out, unless the mentor has another then, in whatever cohort. */
  boolean add(Profile mentor, New slot) {
    return jdbc.sql(
                """
                insert into support.open_slot
                  (id, cohort, mentor, mentor_name, theme, review, starts, way, place, deadline,
                   asked)
                select :id, :cohort, :mentor, :name, :theme, :review, :starts, :way, :place,
                  cast(:deadline as uuid), :asked
                where not exists (select 1 from support.open_slot o where o.mentor = :mentor
                  and o.starts > :starts - interval '30 minutes'
                  and o.starts < :starts + interval '30 minutes')
                on conflict do nothing
                """)
            .param("id", slot.id())
            .param("cohort", mentor.cohort().value())
            .param("mentor", mentor.organisation().value())
            .param("name", mentor.name())
            .param("theme", slot.theme())
            .param("review", slot.deadline().isPresent())
            .param("starts", slot.starts().atOffset(ZoneOffset.UTC))
            .param("way", slot.way().name())
            .param("place", slot.place())
            .param("deadline", slot.deadline().map(CallId::value).orElse(null))
            .param("asked", slot.asked())
            .update()
        > 0;
  }

  /** Takes away what the mentor has laid out, nobody has booked and runs into that time. */
  void makeRoom(OrganisationNumber mentor, Instant starts) {
    jdbc.sql(
            """
            delete from support.open_slot where mentor = :mentor and booked_by is null
              and starts > :starts - interval '30 minutes'
              and starts < :starts + interval '30 minutes'
            """)
        .param("mentor", mentor.value())
        .param("starts", starts.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** True when the organisation has booked a half hour that runs into that time. */
  boolean busy(OrganisationNumber own, Instant starts) {
    return busy(own, starts, Optional.empty());
  }

  /** The same, beside one it may have booked itself. */
  boolean busy(OrganisationNumber own, Instant starts, Optional<UUID> beside) {
    return jdbc.sql(
            """
            select exists (select 1 from support.open_slot
              where booked_by = :own and id is distinct from cast(:beside as uuid)
                and starts > :starts - interval '30 minutes'
                and starts < :starts + interval '30 minutes')
            """)
        .param("own", own.value())
        .param("beside", beside.orElse(null))
        .param("starts", starts.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** When a half hour starts, if it is there. */
  Optional<Instant> starts(UUID id) {
    return jdbc.sql("select starts from support.open_slot where id = ?")
        .param(id)
        .query((row, n) -> row.getTimestamp("starts").toInstant())
        .optional();
  }

  /** True when the mentor has this half hour and somebody comes to it. */
  boolean booked(UUID id, OrganisationNumber mentor) {
    return jdbc.sql(
            """
            select exists (select 1 from support.open_slot
              where id = ? and mentor = ? and booked_by is not null)
            """)
        .params(id, mentor.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * Held until the act is done, so that a mentor does not lay out and withdraw, or say yes twice to
   * the same time, at once.
   */
  boolean holdMentor(CallId cohort, OrganisationNumber mentor) {
    return jdbc.sql(
            """
            select 1 from support.profile
            where cohort = ? and organisation = ? and side = 'MENTOR' and withdrawn_at is null
            for no key update
            """)
        .params(cohort.value(), mentor.value())
        .query((row, n) -> 1)
        .optional()
        .isPresent();
  }

  /** Held until the act is done, so that nobody books two half hours at one time at once. */
  boolean holdParticipant(CallId cohort, OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select 1 from support.participant
            where cohort = ? and organisation = ? and until is null
            for no key update
            """)
        .params(cohort.value(), organisation.value())
        .query((row, n) -> 1)
        .optional()
        .isPresent();
  }
}
