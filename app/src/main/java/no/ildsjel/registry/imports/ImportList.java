package no.ildsjel.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryRefusal;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The imports there have been. */
@Service
public class ImportList {

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;

  ImportList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest imports, newest first. */
  @MayCall("the administrator of the installation")
  @Transactional(readOnly = true)
  public List<ImportRunView> latest(Actor actor) {
    if (!actor.has(Role.ADMIN)) {
      throw new AccessDeniedException("Only the administrator of the installation sees imports");
    }
    return jdbc.sql("select * from registry.import_run order by begun_at desc, id limit ?")
        .param(SHOWN)
        .query(ImportList::view)
        .list();
  }

  private static ImportRunView view(ResultSet row, int number) throws SQLException {
    var state = ImportRunView.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new ImportRunView(
        RegisterKind.valueOf(row.getString("kind")),
        Coverage.valueOf(row.getString("coverage")),
        row.getString("files"),
        state,
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        state == ImportRunView.State.DONE ? Optional.of(counts(row)) : Optional.empty(),
        Optional.ofNullable(row.getString("refusal")).map(RegistryRefusal::valueOf),
        Objects.requireNonNullElse(row.getString("detail"), ""));
  }

  private static ImportOutcome.Counts counts(ResultSet row) throws SQLException {
    return new ImportOutcome.Counts(
        row.getLong("records"),
        row.getLong("kept"),
        row.getLong("added"),
        row.getLong("changed"),
        row.getLong("unchanged"),
        row.getLong("gone"),
        row.getLong("flawed"));
  }
}
