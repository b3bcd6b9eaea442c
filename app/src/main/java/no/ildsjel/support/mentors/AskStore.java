package no.ildsjel.support.mentors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of half hours that are asked for. */
class AskStore {

  /** Nobody can say yes to it any more: its times have passed, or one of the sides is gone. */
  private static final String OVER =
      """
      not exists (
          select 1 from support.open_ask_time t where t.ask = a.id and t.starts > :now)
        or not exists (
          select 1 from support.participant p where p.cohort = a.cohort
            and p.organisation = a.organisation and p.until is null)
        or not exists (
          select 1 from support.profile f where f.cohort = a.cohort and f.side = 'MENTOR'
            and f.withdrawn_at is null and a.theme = any (f.themes))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AskStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds it, unless the organisation has asked for one already. */
  boolean add(CallId cohort, OpenAsk ask, byte[] about) {
    boolean added =
        jdbc.sql(
                    """
                    insert into support.open_ask
                      (id, cohort, organisation, name, theme, way, about, asked_at)
                    values (:id, :cohort, :organisation, :name, :theme, :way, :about, :now)
                    on conflict do nothing
                    """)
                .param("id", ask.id())
                .param("cohort", cohort.value())
                .param("organisation", ask.organisation().value())
                .param("name", ask.name())
                .param("theme", ask.theme())
                .param("way", ask.way().name())
                .param("about", about)
                .param("now", OffsetDateTime.now(clock))
                .update()
            > 0;
    if (added) {
      for (Instant starts : ask.times()) {
        jdbc.sql("insert into support.open_ask_time (ask, starts) values (?, ?)")
            .params(ask.id(), starts.atOffset(ZoneOffset.UTC))
            .update();
      }
    }
    return added;
  }

  void say(UUID id, byte[] about) {
    jdbc.sql("update support.open_ask set about = ? where id = ?").params(about, id).update();
  }

  byte[] about(UUID id) {
    return jdbc.sql("select about from support.open_ask where id = ?")
        .param(id)
        .query((row, n) -> row.getBytes("about"))
        .single();
  }

  /** True when it is there; nobody else changes it then until the act is done. */
  boolean hold(CallId cohort, UUID id) {
    return jdbc.sql("select id from support.open_ask where id = ? and cohort = ? for update")
        .params(id, cohort.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  void remove(UUID id) {
    jdbc.sql("delete from support.open_ask where id = ?").param(id).update();
  }

  void remove(CallId cohort, OrganisationNumber organisation) {
    jdbc.sql("delete from support.open_ask where cohort = ? and organisation = ?")
        .params(cohort.value(), organisation.value())
        .update();
  }

  /** Removes what is over, of one organisation. */
  void removeOver(CallId cohort, OrganisationNumber organisation) {
    jdbc.sql(
            "delete from support.open_ask a where a.cohort = :cohort and a.organisation = :own"
                + " and ("
                + OVER
                + ")")
        .param("cohort", cohort.value())
        .param("own", organisation.value())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Removes what is over, of everybody; what was removed, and of which cohort. */
  Map<OpenAsk, CallId> removeOver() {
    Map<OpenAsk, CallId> over = new LinkedHashMap<>();
    jdbc.sql("delete from support.open_ask a where " + OVER + " returning *")
        .param("now", OffsetDateTime.now(clock))
        .query((ResultSet row) -> {
          over.put(ask(row, List.of()), new CallId(row.getObject("cohort", UUID.class)));
        });
    return over;
  }

  /** Those somebody can say yes to, in the order they were asked, with the times to come. */
  List<OpenAsk> toCome(CallId cohort) {
    return jdbc.sql(
            """
            select a.id, a.organisation, a.name, a.theme, a.way,
              array_agg(t.starts order by t.starts) as times
            from support.open_ask a
            join support.open_ask_time t on t.ask = a.id and t.starts > :now
            join support.participant p on p.cohort = a.cohort
              and p.organisation = a.organisation and p.until is null
            where a.cohort = :cohort
            group by a.id order by a.asked_at, a.id
            """)
        .param("cohort", cohort.value())
        .param("now", OffsetDateTime.now(clock))
        .query((row, n) -> ask(row, times(row)))
        .list();
  }

  /** How many half hours to come are booked with each of the mentors. */
  Map<OrganisationNumber, Integer> bookedWith(CallId cohort, Collection<OrganisationNumber> of) {
    Map<OrganisationNumber, Integer> booked = new LinkedHashMap<>();
    jdbc.sql(
            """
            select mentor, count(*) as booked from support.open_slot
            where cohort = ? and starts > ? and booked_by is not null and mentor = any (?)
            group by mentor
            """)
        .params(
            cohort.value(),
            OffsetDateTime.now(clock),
            of.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .query((ResultSet row) -> {
          booked.put(new OrganisationNumber(row.getString("mentor")), row.getInt("booked"));
        });
    return booked;
  }

  private static List<Instant> times(ResultSet row) throws SQLException {
    return Arrays.stream((Object[]) row.getArray("times").getArray())
        .map(t -> ((Timestamp) t).toInstant())
        .toList();
  }

  private static OpenAsk ask(ResultSet row, List<Instant> times) throws SQLException {
    return new OpenAsk(
        row.getObject("id", UUID.class),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("name"),
        row.getString("theme"),
        OpenSlot.Way.valueOf(row.getString("way")),
        times);
  }
}
