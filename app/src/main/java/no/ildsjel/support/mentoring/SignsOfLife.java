package no.ildsjel.support.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.Scheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** That the pairs meet, and when: counted, with nothing of what was said. */
@Service
public class SignsOfLife {

  private final JdbcClient jdbc;
  private final Clock clock;

  SignsOfLife(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A pair's signs.
   *
   * @param heldThisYear meetings held in the calendar year of the clock
   * @param last when they last met
   * @param next when they meet next
   * @param minutes met in all, both years
   * @param prepared minutes the mentor prepared in all
   * @param officerAsked when both have asked an officer along, to a meeting that is to come
   */
  public record Signs(
      int held,
      int heldThisYear,
      Optional<Instant> last,
      Optional<Instant> next,
      int minutes,
      int prepared,
      Optional<Instant> officerAsked) {

    /** No sign at all. */
    public static final Signs NONE =
        new Signs(0, 0, Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

    /**
     * What is missing by the scheme's days: {@code first} when they have not met at all, {@code
     * next} when nothing is booked after the last time; nothing before those days have passed.
     */
    public Optional<String> missing(Scheme.Mentoring rules, Pair pair, LocalDate today) {
      if (next.isPresent() || !pair.active()) {
        return Optional.empty();
      }
      LocalDate due =
          last.map(at -> LocalDate.ofInstant(at, Writing.OSLO).plusDays(rules.nextWithinDays()))
              .orElseGet(() -> pair.starts().orElse(today).plusDays(rules.firstWithinDays()));
      return today.isBefore(due)
          ? Optional.empty()
          : Optional.of(last.isEmpty() ? "first" : "next");
    }

    /** What the mentor has spent, in minutes. */
    public int spent() {
      return minutes + prepared;
    }
  }

  /** The signs of each pair of a cohort; those without any are left out. */
  @MayCall("officers of the administrator, both sides for their own, and support's own desks")
  @Transactional(readOnly = true)
  public Map<PairId, Signs> of(CallId cohort) {
    return read(
        """
        where m.pair in (select id from support.pair where cohort = :id)
        """,
        cohort.value());
  }

  /** The signs of one pair. */
  @MayCall("officers of the administrator, both sides for their own, and support's own desks")
  @Transactional(readOnly = true)
  public Signs of(PairId pair) {
    return read("where m.pair = :id ", pair.value()).getOrDefault(pair, Signs.NONE);
  }

  private Map<PairId, Signs> read(String where, UUID id) {
    LocalDate today = LocalDate.now(clock);
    OffsetDateTime year = today.withDayOfYear(1).atStartOfDay(Writing.OSLO).toOffsetDateTime();
    Map<PairId, Signs> all = new HashMap<>();
    jdbc.sql(
            """
            select m.pair,
              count(*) filter (where m.state = 'HELD') as held,
              count(*) filter (where m.state = 'HELD' and m.starts >= :year
                and m.starts < :nextYear) as this_year,
              max(m.starts) filter (where m.state = 'HELD') as last,
              min(m.starts) filter (where m.state = 'BOOKED' and m.starts >= :now) as next,
              coalesce(sum(m.minutes) filter (where m.state = 'HELD'), 0) as minutes,
              coalesce(sum(m.prepared_minutes) filter (where m.state = 'HELD'), 0) as prepared,
              min(m.starts) filter (where m.state = 'BOOKED' and m.starts >= :now
                and m.officer_participant and m.officer_mentor) as officer
            from support.meeting m
            """
                + where
                + "group by m.pair")
        .param("year", year)
        .param("nextYear", year.plusYears(1))
        .param("now", OffsetDateTime.now(clock))
        .param("id", id)
        .query((ResultSet row) -> {
          all.put(new PairId(row.getObject("pair", UUID.class)), signs(row));
        });
    return all;
  }

  private static Signs signs(ResultSet row) throws SQLException {
    return new Signs(
        row.getInt("held"),
        row.getInt("this_year"),
        moment(row, "last"),
        moment(row, "next"),
        row.getInt("minutes"),
        row.getInt("prepared"),
        moment(row, "officer"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
