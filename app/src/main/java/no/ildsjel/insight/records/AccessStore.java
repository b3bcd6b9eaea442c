package no.ildsjel.insight.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of requests to see documents. */
@Repository
class AccessStore {

  private final JdbcClient jdbc;

  AccessStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a request with the next number of the administrator's year. */
  AccessRequest add(AccessRequest request, byte[] receipt) {
    // one at a time for each administrator, so that no number is given twice
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("insight.access_request:" + request.administrator())
        .query((row, n) -> true)
        .single();
    return jdbc.sql(
            """
            insert into insight.access_request (id, administrator, year, number, post, application,
              email, person, language, received_at, due, receipt_hash, state)
            select :id, :administrator, :year, coalesce(max(number), 0) + 1, :post, :application,
              :email, cast(:person as uuid), :language, :received, :due, :receipt, 'OPEN'
            from insight.access_request where administrator = :administrator and year = :year
            returning *
            """)
        .param("id", request.id())
        .param("administrator", request.administrator().value())
        .param("year", request.year())
        .param("post", request.post())
        .param("application", request.application().value())
        .param("email", request.email().orElse(null))
        .param("person", request.person().map(PersonId::value).orElse(null))
        .param("language", request.language().code())
        .param("received", request.received().atOffset(ZoneOffset.UTC))
        .param("due", request.due())
        .param("receipt", receipt)
        .query(AccessStore::request)
        .single();
  }

  Optional<AccessRequest> find(UUID id) {
    return jdbc.sql("select * from insight.access_request where id = ?")
        .param(id)
        .query(AccessStore::request)
        .optional();
  }

  Optional<AccessRequest> behind(byte[] hash) {
    return jdbc.sql(
            """
            select * from insight.access_request where receipt_hash = :hash or link_hash = :hash
              or id = (select request from insight.access_appeal where link_hash = :hash)
            """)
        .param("hash", hash)
        .query(AccessStore::request)
        .optional();
  }

  /** Those that wait, the most urgent first, then those appealed, then those answered last. */
  List<AccessRequest> of(Set<AdministratorId> administrators, int most) {
    return administrators.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select r.* from insight.access_request r
                left join insight.access_appeal a on a.request = r.id and a.outcome is null
                where r.administrator in (:administrators)
                order by r.state <> 'OPEN', a.request is null, r.answered_at desc, r.due, r.id
                limit :most
                """)
            .param("administrators", administrators.stream().map(AdministratorId::value).toList())
            .param("most", most)
            .query(AccessStore::request)
            .list();
  }

  AccessRequests.Waiting waiting(Set<AdministratorId> administrators) {
    return administrators.isEmpty()
        ? new AccessRequests.Waiting(0, 0)
        : jdbc.sql(
                """
                select count(*) filter (where r.state = 'OPEN') as requests,
                  count(a.request) as appeals
                from insight.access_request r
                left join insight.access_appeal a on a.request = r.id and a.outcome is null
                where r.administrator in (:administrators)
                """)
            .param("administrators", administrators.stream().map(AdministratorId::value).toList())
            .query((row, n) ->
                new AccessRequests.Waiting(row.getInt("requests"), row.getInt("appeals")))
            .single();
  }

  /** Writes down the answer; false when there was one already. */
  boolean answer(
      UUID id,
      AccessRequest.State state,
      String law,
      String reason,
      PersonId by,
      OffsetDateTime at,
      byte[] link,
      Optional<OffsetDateTime> until,
      Optional<DocumentId> document) {
    return jdbc.sql(
                """
                update insight.access_request set state = :state, law = :law, reason = :reason,
                  answered_by = :by, answered_at = :at, link_hash = :link, link_until = :until,
                  document = cast(:document as uuid)
                where id = :id and state = 'OPEN'
                """)
            .param("state", state.name())
            .param("law", law)
            .param("reason", reason)
            .param("by", by.value())
            .param("at", at)
            .param("link", link)
            .param("until", until.orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("document", document.map(DocumentId::value).orElse(null))
            .param("id", id)
            .update()
        == 1;
  }

  private static AccessRequest request(ResultSet row, int number) throws SQLException {
    return new AccessRequest(
        row.getObject("id", UUID.class),
        new AdministratorId(row.getString("administrator")),
        row.getInt("year"),
        row.getInt("number"),
        row.getLong("post"),
        new ApplicationId(row.getObject("application", UUID.class)),
        Optional.ofNullable(row.getString("email")),
        Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
        Language.of(row.getString("language")).orElse(Language.NB),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("due", LocalDate.class),
        AccessRequest.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("law")).orElse(""),
        Optional.ofNullable(row.getString("reason")).orElse(""),
        Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("link_until", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("document", UUID.class)).map(DocumentId::new));
  }
}
