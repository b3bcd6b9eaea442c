package no.ildsjel.insight.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appeals of what was answered to requests. */
@Repository
class AppealStore {

  private final JdbcClient jdbc;

  AppealStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when there is one already. */
  boolean add(UUID request, String words, OffsetDateTime at) {
    return jdbc.sql(
                """
                insert into insight.access_appeal (request, words, at) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(request, words, at)
            .update()
        == 1;
  }

  List<AccessAppeal> of(Collection<UUID> requests) {
    return requests.isEmpty()
        ? List.of()
        : jdbc.sql("select * from insight.access_appeal where request = any(?)")
            .param(requests.toArray(UUID[]::new))
            .query(AppealStore::appeal)
            .list();
  }

  /** Writes down what came of it; false when that was done before. */
  boolean decide(
      UUID request,
      AccessAppeal.Outcome outcome,
      Optional<LocalDate> sentOn,
      String note,
      PersonId by,
      OffsetDateTime at,
      Optional<byte[]> link) {
    return jdbc.sql(
                """
                update insight.access_appeal set outcome = :outcome,
                  sent_on = cast(:day as date), note = :note, decided_by = :by, decided_at = :at,
                  link_hash = cast(:link as bytea)
                where request = :request and outcome is null
                """)
            .param("outcome", outcome.name())
            .param("day", sentOn.orElse(null))
            .param("note", note)
            .param("by", by.value())
            .param("at", at)
            .param("link", link.orElse(null))
            .param("request", request)
            .update()
        == 1;
  }

  /** Gives what was refused, until a moment. */
  void give(UUID request, OffsetDateTime until) {
    jdbc.sql(
            """
            update insight.access_request set state = 'GRANTED', law = '', reason = '',
              document = null, link_until = ? where id = ?
            """)
        .params(until, request)
        .update();
  }

  private static AccessAppeal appeal(ResultSet row, int number) throws SQLException {
    return new AccessAppeal(
        row.getObject("request", UUID.class),
        row.getString("words"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("outcome")).map(AccessAppeal.Outcome::valueOf),
        Optional.ofNullable(row.getObject("sent_on", LocalDate.class)),
        Optional.ofNullable(row.getString("note")).orElse(""),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
