package no.ildsjel.platform.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of drafts. Who writes holds the draft's row first, so that two never write at once. */
final class DraftStore {

  /** A draft's own row. */
  record Head(
      DraftId id,
      String form,
      int formVersion,
      long version,
      int answers,
      long characters,
      @Nullable UUID changedBy,
      Instant changedAt) {

    Head lighter(long freed) {
      return new Head(
          id, form, formVersion, version, answers, characters - freed, changedBy, changedAt);
    }
  }

  private final JdbcClient jdbc;

  DraftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DraftId id, String form, int formVersion, @Nullable UUID by, Instant at) {
    jdbc.sql(
            """
            insert into platform.form_draft
              (id, form, form_version, opened_at, changed_by, changed_at)
            values (:id, :form, :formVersion, :at, :by, :at)
            """)
        .param("id", id.value())
        .param("form", form)
        .param("formVersion", formVersion)
        .param("by", by)
        .param("at", moment(at))
        .update();
  }

  Optional<Head> head(DraftId id) {
    return jdbc.sql("select * from platform.form_draft where id = ?")
        .param(id.value())
        .query(DraftStore::head)
        .optional();
  }

  /** The draft's row, held until the transaction ends. */
  Head hold(DraftId id) {
    return jdbc.sql("select * from platform.form_draft where id = ? for update")
        .param(id.value())
        .query(DraftStore::head)
        .optional()
        .orElseThrow(() -> new NoSuchElementException("No draft " + id));
  }

  List<StoredAnswer> answers(DraftId id) {
    return jdbc.sql("select * from platform.form_draft_answer where draft = ?")
        .param(id.value())
        .query(DraftStore::answer)
        .list();
  }

  Map<String, StoredAnswer> answers(DraftId id, Collection<String> paths) {
    Map<String, StoredAnswer> found = new HashMap<>();
    jdbc.sql("select * from platform.form_draft_answer where draft = :id and path = any(:paths)")
        .param("id", id.value())
        .param("paths", paths.toArray(String[]::new))
        .query(DraftStore::answer)
        .list()
        .forEach(answer -> found.put(answer.path(), answer));
    return found;
  }

  /** Everything in a row, or at a path: the path itself and what begins with it. */
  List<StoredAnswer> within(DraftId id, String path) {
    return jdbc.sql(
            """
            select * from platform.form_draft_answer
            where draft = :id and (path = :path or starts_with(path, :path || '/'))
            """)
        .param("id", id.value())
        .param("path", path)
        .query(DraftStore::answer)
        .list();
  }

  List<StoredAnswer> clashes(DraftId id) {
    return jdbc.sql("select * from platform.form_draft_clash where draft = ? order by version")
        .param(id.value())
        .query(DraftStore::answer)
        .list();
  }

  Map<String, List<StoredAnswer>> clashes(DraftId id, Collection<String> paths) {
    Map<String, List<StoredAnswer>> found = new HashMap<>();
    jdbc.sql(
            """
            select * from platform.form_draft_clash
            where draft = :id and path = any(:paths) order by version
            """)
        .param("id", id.value())
        .param("paths", paths.toArray(String[]::new))
        .query(DraftStore::answer)
        .list()
        .forEach(a -> found.computeIfAbsent(a.path(), _ -> new ArrayList<>()).add(a));
    return found;
  }

  void write(DraftId id, Collection<StoredAnswer> answers) {
    upsert(
        """
        insert into platform.form_draft_answer (draft, path, kind, value, version, by, at)
        select :id, t.path, t.kind, t.value, :version, cast(:by as uuid), :at
        from unnest(:paths, :kinds, :values) as t (path, kind, value)
        on conflict (draft, path) do update
        set kind = excluded.kind, value = excluded.value, version = excluded.version,
            by = excluded.by, at = excluded.at
        """,
        id,
        answers);
  }

  void writeClashes(DraftId id, Collection<StoredAnswer> answers) {
    upsert(
        """
        insert into platform.form_draft_clash (draft, path, kind, value, version, by, at)
        select :id, t.path, t.kind, t.value, :version, cast(:by as uuid), :at
        from unnest(:paths, :kinds, :values) as t (path, kind, value)
        on conflict (draft, path, by) do update
        set kind = excluded.kind, value = excluded.value, version = excluded.version,
            at = excluded.at
        """,
        id,
        answers);
  }

  /** All of them are written by the same person at the same time. */
  private void upsert(String sql, DraftId id, Collection<StoredAnswer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    StoredAnswer any = answers.iterator().next();
    jdbc.sql(sql)
        .param("id", id.value())
        .param("version", any.version())
        .param("by", any.by() == null ? null : any.by().toString())
        .param("at", moment(any.at()))
        .param("paths", answers.stream().map(StoredAnswer::path).toArray(String[]::new))
        .param("kinds", answers.stream().map(StoredAnswer::kind).toArray(String[]::new))
        .param("values", answers.stream().map(StoredAnswer::json).toArray(String[]::new))
        .update();
  }

  void remove(DraftId id, Collection<String> paths) {
    for (String sql :
        List.of(
            "delete from platform.form_draft_answer where draft = :id and path = any(:paths)",
            "delete from platform.form_draft_clash where draft = :id and path = any(:paths)")) {
      jdbc.sql(sql).param("id", id.value()).param("paths", paths.toArray(String[]::new)).update();
    }
  }

  void endClash(DraftId id, String path) {
    jdbc.sql("delete from platform.form_draft_clash where draft = ? and path = ?")
        .params(id.value(), path)
        .update();
  }

  void endClash(DraftId id, String path, UUID by) {
    jdbc.sql("delete from platform.form_draft_clash where draft = ? and path = ? and by = ?")
        .params(id.value(), path, by)
        .update();
  }

  void changed(
      Head head, long version, int answers, long characters, @Nullable UUID by, Instant at) {
    jdbc.sql(
            """
            update platform.form_draft
            set version = :version, answers = :answers, characters = :characters,
                changed_by = :by, changed_at = :at
            where id = :id
            """)
        .param("version", version)
        .param("answers", answers)
        .param("characters", characters)
        .param("by", by)
        .param("at", moment(at))
        .param("id", head.id().value())
        .update();
  }

  void delete(DraftId id) {
    jdbc.sql("delete from platform.form_draft where id = ?").param(id.value()).update();
  }

  private static Head head(ResultSet row, int number) throws SQLException {
    return new Head(
        new DraftId(row.getObject("id", UUID.class)),
        row.getString("form"),
        row.getInt("form_version"),
        row.getLong("version"),
        row.getInt("answers"),
        row.getLong("characters"),
        row.getObject("changed_by", UUID.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static StoredAnswer answer(ResultSet row, int number) throws SQLException {
    return new StoredAnswer(
        row.getString("path"),
        row.getString("kind"),
        row.getString("value"),
        row.getLong("version"),
        row.getObject("by", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime moment(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
