package no.ildsjel.insight.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.shared.AdministratorId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the journal. */
@Repository
class JournalStore {

  private final JdbcClient jdbc;

  JournalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How far the archive has been read; whoever reads on waits for whoever does so already. */
  long lockRead() {
    return jdbc.sql("select seal from insight.journal_read for update").query(Long.class).single();
  }

  void readTo(long seal) {
    jdbc.sql("update insight.journal_read set seal = ?").param(seal).update();
  }

  void forgetAll() {
    jdbc.sql("delete from insight.journal_post").update();
    readTo(0);
  }

  /** Adds a post with the next numbers of its journal and case; the same one twice stands once. */
  void add(JournalPost post) {
    jdbc.sql(
            """
            insert into insight.journal_post (seal, administrator, journal_year, journal_number,
              application, case_number, case_post, organisation, act, type, direction, day, at, title,
              counterpart, reference, title_shielded, counterpart_shielded, document_shielded, law,
              words)
            select :seal, :administrator, :year,
              (select coalesce(max(journal_number), 0) + 1 from insight.journal_post
                where administrator = :administrator and journal_year = :year),
              :application, :caseNumber,
              (select coalesce(max(case_post), 0) + 1 from insight.journal_post
                where application = :application),
              :organisation, :act, :type, :direction, :day, :at, :title, :counterpart, :reference,
              :titleShielded, :counterpartShielded, :documentShielded, :law,
              to_tsvector('simple', :words)
            on conflict (seal) do nothing
            """)
        .param("seal", post.seal())
        .param("administrator", post.administrator().value())
        .param("year", post.year())
        .param("application", post.application().value())
        .param("caseNumber", post.caseNumber())
        .param("organisation", post.organisation())
        .param("act", post.act())
        .param("type", post.type())
        .param("direction", post.direction().name())
        .param("day", post.day())
        .param("at", post.at().atOffset(java.time.ZoneOffset.UTC))
        .param("title", post.title())
        .param("counterpart", post.counterpart().orElse(null))
        .param("reference", post.reference().orElse(null))
        .param("titleShielded", post.shielding().title())
        .param("counterpartShielded", post.shielding().counterpart())
        .param("documentShielded", post.shielding().document().name())
        .param("law", post.shielding().law())
        .param("words", words(post, post.shielding()))
        .update();
  }

  /** Only what everybody may read can be searched for, or a guess would be answered. */
  private static String words(JournalPost post, Shielding shielding) {
    return String.join(
            " ",
            post.caseNumber(),
            shielding.title() ? "" : post.title(),
            shielding.counterpart() ? "" : post.counterpart().orElse(""))
        .replaceAll("[^\\p{L}\\p{N}]+", " ");
  }

  /** Shields a post at once; the archive will tell of it soon. */
  void shieldNow(JournalPost post, Shielding shielding) {
    shield(post, shielding);
    jdbc.sql("update insight.journal_post set pending = pending + 1 where seal = ?")
        .param(post.seal())
        .update();
  }

  /** Shields a post as the archive tells, unless a later change of it is shown already. */
  void shieldAsTold(JournalPost post, Shielding shielding) {
    int pending =
        jdbc.sql("select pending from insight.journal_post where seal = ? for update")
            .param(post.seal())
            .query(Integer.class)
            .single();
    if (pending <= 1) {
      shield(post, shielding);
    }
    jdbc.sql("update insight.journal_post set pending = greatest(pending - 1, 0) where seal = ?")
        .param(post.seal())
        .update();
  }

  private void shield(JournalPost post, Shielding shielding) {
    jdbc.sql(
            """
            update insight.journal_post set title_shielded = :title,
              counterpart_shielded = :counterpart, document_shielded = :document, law = :law,
              words = to_tsvector('simple', :words)
            where seal = :seal
            """)
        .param("title", shielding.title())
        .param("counterpart", shielding.counterpart())
        .param("document", shielding.document().name())
        .param("law", shielding.law())
        .param("words", words(post, shielding))
        .param("seal", post.seal())
        .update();
  }

  long count() {
    return jdbc.sql("select count(*) from insight.journal_post").query(Long.class).single();
  }

  Optional<JournalPost> find(long seal) {
    return jdbc.sql("select * from insight.journal_post where seal = ?")
        .param(seal)
        .query(JournalStore::post)
        .optional();
  }

  List<JournalPost> find(java.util.Collection<Long> seals) {
    return seals.isEmpty()
        ? List.of()
        : jdbc.sql("select * from insight.journal_post where seal in (:seals)")
            .param("seals", seals)
            .query(JournalStore::post)
            .list();
  }

  List<JournalPost> of(ApplicationId application) {
    return jdbc.sql("select * from insight.journal_post where application = ? order by case_post")
        .param(application.value())
        .query(JournalStore::post)
        .list();
  }

  Optional<ApplicationId> application(String caseNumber) {
    return jdbc.sql(
            "select distinct application from insight.journal_post where case_number = ? limit 1")
        .param(caseNumber)
        .query((row, n) -> new ApplicationId(row.getObject(1, UUID.class)))
        .optional();
  }

  /** A page of the journal, the newest first. */
  List<JournalPost> page(JournalSearch search, Optional<JournalSearch.After> after, int most) {
    return jdbc.sql(
            """
            select * from insight.journal_post
            where day between :from and :to
              and (cast(:administrator as text) is null or administrator = :administrator)
              and (cast(:words as text) is null or words @@ to_tsquery('simple', :words))
              and (cast(:day as date) is null or (day, seal) < (:day, :seal))
            order by day desc, seal desc limit :most
            """)
        .param("from", search.from().orElse(LocalDate.of(1900, 1, 1)))
        .param("to", search.to().orElse(LocalDate.of(9999, 12, 31)))
        .param("administrator", search.administrator().map(AdministratorId::value).orElse(null))
        .param("words", search.query().orElse(null))
        .param("day", after.map(JournalSearch.After::day).orElse(null), java.sql.Types.DATE)
        .param("seal", after.map(JournalSearch.After::seal).orElse(0L))
        .param("most", most)
        .query(JournalStore::post)
        .list();
  }

  private static JournalPost post(ResultSet row, int number) throws SQLException {
    return new JournalPost(
        row.getLong("seal"),
        new AdministratorId(row.getString("administrator")),
        row.getInt("journal_year"),
        row.getInt("journal_number"),
        new ApplicationId(row.getObject("application", UUID.class)),
        row.getString("case_number"),
        row.getInt("case_post"),
        row.getString("organisation"),
        row.getString("act"),
        row.getString("type"),
        Direction.valueOf(row.getString("direction")),
        row.getObject("day", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("title"),
        Optional.ofNullable(row.getString("counterpart")),
        Optional.ofNullable(row.getString("reference")),
        new Shielding(
            row.getBoolean("title_shielded"),
            row.getBoolean("counterpart_shielded"),
            Shielding.Extent.valueOf(row.getString("document_shielded")),
            row.getString("law")));
  }
}
