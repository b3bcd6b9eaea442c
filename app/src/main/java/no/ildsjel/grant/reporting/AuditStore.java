package no.ildsjel.grant.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.ReportId;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations to auditors and what came of them. */
@Repository
class AuditStore {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ReadOnce once;

  AuditStore(JdbcClient jdbc, Clock clock, ReadOnce once) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.once = once;
  }

  void invite(ReportId report, String email, byte[] tokenHash, PersonId by) {
    withdraw(report);
    jdbc.sql(
            """
            insert into "grant".audit (id, report, email, token_sha256, invited_by, invited_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(UUID.randomUUID(), report.value(), email, tokenHash, by.value(), moment())
        .update();
  }

  void withdraw(ReportId report) {
    jdbc.sql("update \"grant\".audit set withdrawn = true where report = ? and not withdrawn")
        .param(report.value())
        .update();
  }

  Optional<AuditView> of(ReportId report) {
    return once.one(AuditView.class, report, () -> lookFor(report));
  }

  private Optional<AuditView> lookFor(ReportId report) {
    return jdbc.sql("select * from \"grant\".audit where report = ? and not withdrawn")
        .param(report.value())
        .query(AuditStore::audit)
        .optional();
  }

  Optional<AuditView> byToken(byte[] tokenHash) {
    return jdbc.sql("select * from \"grant\".audit where token_sha256 = ? and not withdrawn")
        .param(tokenHash)
        .query(AuditStore::audit)
        .optional();
  }

  Optional<AuditView> find(UUID id) {
    return jdbc.sql("select * from \"grant\".audit where id = ? and not withdrawn")
        .param(id)
        .query(AuditStore::audit)
        .optional();
  }

  List<AuditView> ofAuditor(PersonId auditor) {
    return jdbc.sql(
            """
            select * from "grant".audit where auditor = ? and not withdrawn order by invited_at desc
            """)
        .param(auditor.value())
        .query(AuditStore::audit)
        .list();
  }

  /** False when another has taken it. */
  boolean take(UUID id, PersonId auditor, Scheme.Auditor kind, String authorisation) {
    return jdbc.sql(
                """
                update "grant".audit set auditor = ?, kind = ?, authorisation = ?,
                  impartial_at = ?
                where id = ? and not withdrawn and (auditor is null or auditor = ?)
                """)
            .params(auditor.value(), kind.name(), authorisation, moment(), id, auditor.value())
            .update()
        == 1;
  }

  boolean decide(UUID id, PersonId auditor, boolean confirmed, String note, String accounts) {
    return jdbc.sql(
                """
                update "grant".audit set outcome = ?, note = ?, accounts_sha256 = ?, decided_at = ?
                where id = ? and auditor = ? and not withdrawn
                """)
            .params(
                confirmed ? "CONFIRMED" : "REFUSED", note, accounts, moment(), id, auditor.value())
            .update()
        == 1;
  }

  /** True when an auditor has confirmed just these accounts. */
  boolean confirmed(ReportId report, String digest) {
    return of(report)
        .filter(a -> a.confirmed().orElse(false))
        .filter(a -> a.accounts().equals(Optional.of(digest)))
        .isPresent();
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static AuditView audit(ResultSet row, int number) throws SQLException {
    return new AuditView(
        row.getObject("id", UUID.class),
        new ReportId(row.getObject("report", UUID.class)),
        row.getString("email"),
        row.getObject("invited_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("auditor", UUID.class)).map(PersonId::new),
        Optional.ofNullable(row.getString("kind")).map(Scheme.Auditor::valueOf),
        Optional.ofNullable(row.getString("authorisation")),
        row.getObject("impartial_at") != null,
        Optional.ofNullable(row.getString("outcome")).map("CONFIRMED"::equals),
        Optional.ofNullable(row.getString("note")),
        Optional.ofNullable(row.getString("accounts_sha256")));
  }
}
