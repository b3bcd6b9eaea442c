package no.ildsjel.registry.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import org.jspecify.annotations.Nullable;

/**
 * The list of imports. A run is {@code running}, then {@code done}, {@code refused} or {@code
 * failed}; one found running by the next, which has the lock, was {@code interrupted}.
 */
final class ImportRuns {

  private final Connection connection;
  private final Clock clock;

  ImportRuns(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  void begin(UUID id, RegisterKind kind, Coverage coverage, List<RegisterFile> files)
      throws SQLException {
    OffsetDateTime moment = OffsetDateTime.now(clock);
    update(
        "update registry.import_run set state = 'interrupted', ended_at = ? where state = 'running'",
        moment);
    update(
        """
        insert into registry.import_run (id, kind, coverage, files, state, begun_at)
        values (?, ?, ?, ?, 'running', ?)
        """,
        id,
        kind.name(),
        coverage.name(),
        files.stream().map(RegisterFile::name).collect(Collectors.joining(", ")),
        moment);
  }

  void done(UUID id, ImportOutcome.Counts counts) throws SQLException {
    update(
        """
        update registry.import_run
           set state = 'done', ended_at = ?, records = ?, kept = ?, added = ?, changed = ?,
               unchanged = ?, gone = ?, flawed = ?
         where id = ?
        """,
        OffsetDateTime.now(clock),
        counts.records(),
        counts.kept(),
        counts.added(),
        counts.changed(),
        counts.unchanged(),
        counts.gone(),
        counts.flawed(),
        id);
  }

  void refused(UUID id, FileRefused refusal) throws SQLException {
    String where =
        refusal.file().map(f -> f + ": ").orElse("")
            + refusal.place().map(p -> p + ": ").orElse("");
    over(id, "refused", refusal.reason().name(), where + refusal.detail());
  }

  void failed(UUID id, Exception failure) throws SQLException {
    over(id, "failed", null, failure.getClass().getSimpleName());
  }

  private void over(UUID id, String state, @Nullable String refusal, String detail)
      throws SQLException {
    update(
        """
        update registry.import_run set state = ?, ended_at = ?, refusal = ?, detail = ?
         where id = ?
        """,
        state,
        OffsetDateTime.now(clock),
        refusal,
        detail,
        id);
  }

  private void update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
