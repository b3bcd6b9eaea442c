package no.ildsjel.platform.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the files people send in. A file belongs to something of a room, named as in the archive
 * ({@code application:<id>}); the room asks who may see that, notes the act in the archive, and
 * hands the file out under its own address by {@link DocumentResponse}.
 */
@Service
public class Documents {

  /** The most bytes a file may have. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  /** The most files one thing may have. */
  public static final int MOST_FILES = 50;

  private static final int PATIENCE = 20_000;
  private static final String VIEW =
      "select id, owner, name, kind, bytes, sha256, stored_by, stored_at from platform.document ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final VirusScan scan;
  private final FileInspection inspection = new FileInspection();

  /**
   * With the virus scanner the installation has, if any.
   *
   * @param clamd {@code host:port} of a ClamAV daemon, or empty
   */
  @Autowired
  Documents(JdbcClient jdbc, Clock clock, @Value("${ildsjel.clamd:}") String clamd) {
    this(jdbc, clock, clamd.isBlank() ? VirusScan.NONE : new Clamd(clamd.strip(), PATIENCE));
  }

  Documents(JdbcClient jdbc, Clock clock, VirusScan scan) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.scan = scan;
  }

  /**
   * Inspects a file and keeps it; the same file twice is kept once. Inspecting takes time, so this
   * is not to be called with a transaction open.
   *
   * @param owner what it belongs to
   * @param name as it came, folders and all
   */
  @MayCall("any room, for somebody it has found may add files to this")
  public Answer<DocumentView> store(Actor actor, String owner, String name, byte[] content) {
    return switch (inspection.inspect(name, content)) {
      case Answer.Refused<FileInspection.Fit>(var reason) -> Answer.refused(reason);
      case Answer.Allowed<FileInspection.Fit>(var fit) ->
          switch (scan.scan(content)) {
            case INFECTED -> Answer.refused(DocumentRefusal.VIRUS);
            case UNKNOWN -> Answer.refused(DocumentRefusal.NOT_SCANNED);
            case CLEAN -> keep(actor, owner, fit);
          };
    };
  }

  private Answer<DocumentView> keep(Actor actor, String owner, FileInspection.Fit fit) {
    byte[] hash = sha256(fit.content());
    int kept =
        jdbc.sql(
                """
                insert into platform.document
                  (id, owner, name, kind, bytes, sha256, content, stored_by, stored_at)
                select :id, :owner, :name, :kind, :bytes, :sha256, :content, cast(:by as uuid), :at
                where (select count(*) from platform.document where owner = :owner) < :most
                on conflict (owner, name, sha256) do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("owner", owner)
            .param("name", fit.name())
            .param("kind", fit.kind().name())
            .param("bytes", fit.content().length)
            .param("sha256", hash)
            .param("content", fit.content())
            .param("by", actor.personId().map(PersonId::value).orElse(null))
            .param("at", OffsetDateTime.now(clock))
            .param("most", MOST_FILES)
            .update();
    Optional<DocumentView> there =
        jdbc.sql(VIEW + "where owner = ? and name = ? and sha256 = ?")
            .params(owner, fit.name(), hash)
            .query(Documents::view)
            .optional();
    return kept == 0 && there.isEmpty()
        ? Answer.refused(DocumentRefusal.TOO_MANY)
        : Answer.allowed(there.orElseThrow());
  }

  /** The files of something, oldest first. */
  @MayCall("any room, for something it has found the reader may see")
  @Transactional(readOnly = true)
  public List<DocumentView> of(String owner) {
    return jdbc.sql(VIEW + "where owner = ? order by stored_at, id")
        .param(owner)
        .query(Documents::view)
        .list();
  }

  /** How many files each of many has; those without are left out. */
  @MayCall("any room, for things it has found the reader may see")
  @Transactional(readOnly = true)
  public Map<String, Integer> counts(Collection<String> owners) {
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            select owner, count(*)::int as files from platform.document
            where owner = any(?) group by owner
            """)
        .param(owners.toArray(String[]::new))
        .query((RowCallbackHandler) row -> counts.put(row.getString("owner"), row.getInt("files")));
    return counts;
  }

  /** The files of many things, by what they belong to; those without are left out. */
  @MayCall("any room, for things it has found the reader may see")
  @Transactional(readOnly = true)
  public Map<String, List<DocumentView>> ofMany(Collection<String> owners) {
    return jdbc
        .sql(VIEW + "where owner = any(?) order by stored_at, id")
        .param(owners.toArray(String[]::new))
        .query(Documents::view)
        .list()
        .stream()
        .collect(Collectors.groupingBy(DocumentView::owner));
  }

  /** A file without its content; only as a file of this owner. */
  @MayCall("any room, for something it has found the reader may see")
  @Transactional(readOnly = true)
  public Optional<DocumentView> find(String owner, DocumentId id) {
    return jdbc.sql(VIEW + "where owner = ? and id = ?")
        .params(owner, id.value())
        .query(Documents::view)
        .optional();
  }

  /** A file with its content; only as a file of this owner. */
  @MayCall("any room, for something it has found the reader may see")
  @Transactional(readOnly = true)
  public Optional<StoredDocument> open(String owner, DocumentId id) {
    return jdbc.sql("select * from platform.document where owner = ? and id = ?")
        .params(owner, id.value())
        .query((row, number) -> new StoredDocument(view(row, number), row.getBytes("content")))
        .optional();
  }

  /** Removes a file for good; what there was to remove. */
  @MayCall("any room, for somebody it has found may remove files from this")
  @Transactional
  public Optional<DocumentView> remove(String owner, DocumentId id) {
    Optional<DocumentView> there = find(owner, id);
    jdbc.sql("delete from platform.document where owner = ? and id = ?")
        .params(owner, id.value())
        .update();
    return there;
  }

  private static DocumentView view(ResultSet row, int number) throws SQLException {
    return new DocumentView(
        new DocumentId(row.getObject("id", UUID.class)),
        row.getString("owner"),
        row.getString("name"),
        DocumentKind.valueOf(row.getString("kind")),
        row.getInt("bytes"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        Optional.ofNullable(row.getObject("stored_by", UUID.class)).map(PersonId::new),
        row.getObject("stored_at", OffsetDateTime.class).toInstant());
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
