package no.ildsjel.registry.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.registry.CategoryView;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.registry.RegistryRefusal;
import no.ildsjel.registry.VoluntaryCategories;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Reads files into a staging table and from there, in one transaction, into the registry. One
 * import at a time; a run that was cut short leaves nothing but its line in the list of imports.
 */
@Service
class RegisterImports implements RegistryImport {

  /** More than this share of the records flawed, and the file is not what it is said to be. */
  private static final int ONE_FLAW_IN = 1_000;

  /** Said to be whole, but lacking more than this share of what is known: refused. */
  private static final double MOST_GONE = 0.1;

  private static final int FEW = 100;
  private static final long LOCK = 0x11d59e1L;

  private final DataSource database;
  private final VoluntaryCategories categories;
  private final Clock clock;
  private final ReadLimits limits;
  private final Kept kept = Kept.load();

  @Autowired
  RegisterImports(DataSource database, VoluntaryCategories categories, Clock clock) {
    this(database, categories, clock, ReadLimits.USUAL);
  }

  RegisterImports(
      DataSource database, VoluntaryCategories categories, Clock clock, ReadLimits limits) {
    this.database = database;
    this.categories = categories;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  @MayCall("the administrator of the installation, and the program")
  public ImportOutcome take(
      Actor actor,
      RegisterKind kind,
      Coverage coverage,
      List<RegisterFile> files,
      ImportProgress progress) {
    if (!actor.has(Role.ADMIN) && !(actor instanceof Actor.Program)) {
      throw new AccessDeniedException("Only the administrator of the installation imports");
    }
    try (Connection connection = database.getConnection()) {
      if (!locked(connection, "select pg_try_advisory_lock(?)")) {
        return new ImportOutcome.Refused(
            RegistryRefusal.IMPORT_BUSY, Optional.empty(), Optional.empty(), "", List.of());
      }
      try {
        return new Run(connection, Register.of(kind), coverage, files, progress).take(kind);
      } finally {
        connection.setAutoCommit(true);
        locked(connection, "select pg_advisory_unlock(?)");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The import stopped, and nothing of it was taken in", e);
    }
  }

  private static boolean locked(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, LOCK);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /** One import, from its first line in the list to its last. */
  private final class Run {

    private final UUID id = UUID.randomUUID();
    private final Connection connection;
    private final Register register;
    private final Coverage coverage;
    private final List<RegisterFile> files;
    private final ImportProgress progress;
    private final ImportRuns runs;
    private List<ImportOutcome.Flaw> flaws = List.of();

    Run(
        Connection connection,
        Register register,
        Coverage coverage,
        List<RegisterFile> files,
        ImportProgress progress) {
      this.connection = connection;
      this.register = register;
      this.coverage = coverage;
      this.files = files;
      this.progress = progress;
      this.runs = new ImportRuns(connection, clock);
    }

    ImportOutcome take(RegisterKind kind) throws SQLException {
      runs.begin(id, kind, coverage, files);
      connection.setAutoCommit(false);
      try {
        execute("truncate " + register.staged());
        RecordStream read = stage();
        connection.commit();
        check(read);
        ImportOutcome.Counts counts = merge(read);
        if (register == Register.UNITS) {
          execute("select gin_clean_pending_list('registry.organisation_name_parts')");
        }
        if (counts.added() + counts.changed() + counts.gone() > FEW) {
          execute("analyze " + register.table());
        }
        execute("truncate " + register.staged());
        runs.done(id, counts);
        connection.commit();
        return new ImportOutcome.Done(id, counts, flaws);
      } catch (FileRefused e) {
        connection.rollback();
        execute("truncate " + register.staged());
        runs.refused(id, e);
        connection.commit();
        return new ImportOutcome.Refused(e.reason(), e.file(), e.place(), e.detail(), flaws);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        runs.failed(id, e);
        connection.commit();
        throw e;
      }
    }

    private RecordStream stage() throws SQLException {
      NumberSet known = known();
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(register.copy());
      try {
        CopyRows rows = new CopyRows((bytes, length) -> copy.writeToCopy(bytes, 0, length));
        RecordStream stream = new RecordStream(reader(known, rows), progress, limits);
        try {
          for (RegisterFile file : files) {
            stream.read(file);
          }
        } finally {
          flaws = stream.flaws();
        }
        rows.begin().flush();
        copy.endCopy();
        return stream;
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    }

    private RecordReader reader(NumberSet known, CopyRows rows) {
      return switch (register) {
        case UNITS -> new UnitReader(kept, known, rows);
        case VOLUNTARY ->
            new VoluntaryReader(
                categories.all().stream().map(CategoryView::code).collect(Collectors.toSet()),
                rows);
        case ROLES -> new RoleReader(kept.roles(), known, rows);
      };
    }

    /** The organisations that reading this register has to know of. */
    private NumberSet known() throws SQLException {
      String sql =
          switch (register) {
            case UNITS -> "select number from registry.voluntary where gone_on is null";
            case VOLUNTARY -> "select number from registry.voluntary where false";
            case ROLES ->
                """
                select number from registry.organisation
                 where gone_on is null and (form = any (?) or voluntary)
                """;
          };
      NumberSet numbers = new NumberSet();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        if (register == Register.ROLES) {
          statement.setArray(1, connection.createArrayOf("text", kept.formsWithRoles().toArray()));
        }
        statement.setFetchSize(10_000);
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            numbers.add(result.getString(1));
          }
        }
      }
      return numbers;
    }

    private void check(RecordStream read) throws SQLException {
      if (read.flawed() * ONE_FLAW_IN > read.records()) {
        throw new FileRefused(
            RegistryRefusal.TOO_MANY_FLAWS, read.flawed() + " of " + read.records() + " records");
      }
      if (coverage == Coverage.WHOLE) {
        long known = count(register.countKnown());
        long there = read.kept() + read.flawed();
        if (known > FEW && there < known * (1 - MOST_GONE)) {
          throw new FileRefused(
              RegistryRefusal.SHRUNKEN, there + " to keep where " + known + " are known");
        }
      }
    }

    private ImportOutcome.Counts merge(RecordStream read) throws SQLException {
      OffsetDateTime moment = OffsetDateTime.now(clock);
      Object[] flawed = read.flawedNumbers().toArray();
      execute("set local work_mem = '64MB'");
      // the index of name parts is several times quicker to fill in large portions
      execute("set local gin_pending_list_limit = '64MB'");
      execute("analyze " + register.staged());
      long staged = count("select count(*) from " + register.staged());
      long gone = 0;
      if (register == Register.ROLES) {
        long before = count("select count(*) from registry.role_holder");
        if (coverage == Coverage.WHOLE) {
          gone = update(register.gone(), connection.createArrayOf("text", flawed));
        }
        long added = update(register.add());
        return new ImportOutcome.Counts(
            read.records(), staged, added, 0, before - gone, gone, read.flawed());
      }
      long changed = update(register.change(), moment);
      long added = update(register.add(), moment, moment);
      if (coverage == Coverage.WHOLE) {
        gone =
            update(register.gone(), LocalDate.now(clock), connection.createArrayOf("text", flawed));
      }
      return new ImportOutcome.Counts(
          read.records(), staged, added, changed, staged - changed - added, gone, read.flawed());
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private long count(String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        return result.next() ? result.getLong(1) : 0;
      }
    }

    private long update(String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        return statement.executeLargeUpdate();
      }
    }
  }
}
