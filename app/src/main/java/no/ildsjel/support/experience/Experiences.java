package no.ildsjel.support.experience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.needs.NeedsReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experience bank: told by organisations, looked over by the directorate, found by anybody. */
@Service
public class Experiences {

  /** Longest text of each of the three, in characters. */
  public static final int LONGEST = 600;

  /** Meetings held before somebody is asked what helped. */
  private static final int MEETINGS = 3;

  /** Days between two times an organisation is asked. */
  private static final int SELDOM = 90;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Organisations organisations;
  private final Pairs pairs;
  private final SignsOfLife signs;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;

  Experiences(
      JdbcClient jdbc,
      Clock clock,
      Organisations organisations,
      Pairs pairs,
      SignsOfLife signs,
      Archive archive,
      Notifications notifications,
      Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.organisations = organisations;
    this.pairs = pairs;
    this.signs = signs;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
  }

  /** What somebody tells. */
  public record Told(
      String theme, String need, String tried, String helped, String link, boolean credit) {}

  /** Tells something; told twice with the same id is told once. */
  @MayCall("whoever acts for an organisation")
  @Transactional
  public Answer<UUID> tell(Actor.Person actor, UUID id, Told told) {
    OrganisationNumber organisation = actor.actingFor().orElseThrow();
    if (told.need().isBlank() || told.helped().isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    if (!told.link().isBlank() && !told.link().strip().matches("https://[^\\s/]+\\.\\S{2,}")) {
      return Answer.refused(SupportRefusal.NOT_A_LINK);
    }
    if (!NeedsReading.delivered().ids().contains(told.theme())) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    int added =
        jdbc.sql(
                """
                insert into support.experience
                  (id, theme, need, tried, helped, link, organisation, organisation_name, credited,
                   by, at, state)
                values (:id, :theme, :need, :tried, :helped, :link, :organisation, :name, :credited,
                   :by, :at, 'PROPOSED')
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("theme", told.theme())
            .param("need", kept(told.need()))
            .param("tried", kept(told.tried()))
            .param("helped", kept(told.helped()))
            .param("link", told.link().isBlank() ? null : kept(told.link()))
            .param("organisation", organisation.value())
            .param(
                "name",
                organisations.find(organisation).map(o -> o.name()).orElse(organisation.value()))
            .param("credited", told.credit())
            .param("by", actor.id().value())
            .param("at", OffsetDateTime.now(clock))
            .update();
    if (added > 0) {
      asked(organisation);
      archive.record(
          actor,
          Optional.empty(),
          "experience:" + id,
          "experience-told",
          Map.of("theme", told.theme()));
    }
    return Answer.allowed(id);
  }

  /** Publishes it, or keeps it from being shown. */
  @MayCall("a case officer of the directorate")
  @Transactional
  public Answer<UUID> curate(Actor.Person actor, UUID id, boolean publish) {
    requireCurator(actor);
    int changed =
        jdbc.sql(
                """
                update support.experience set state = ?, curated_by = ?, curated_at = ? where id = ?
                """)
            .params(
                publish ? "PUBLISHED" : "HIDDEN", actor.id().value(), OffsetDateTime.now(clock), id)
            .update();
    if (changed == 0) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    archive.record(
        actor,
        Optional.of(AdministratorId.DIRECTORATE),
        "experience:" + id,
        publish ? "experience-published" : "experience-hidden",
        Map.of());
    return Answer.allowed(id);
  }

  /**
   * What is told, as it is put right before others read it.
   *
   * @param withoutLink true when the link that came with it is taken away
   */
  public record Words(String need, String tried, String helped, boolean withoutLink) {}

  /**
   * Something told, for those who may know who told it.
   *
   * @param organisation who sent it, named to others only when {@link Experience#credit} is there
   * @param before what was written first, when something has been put right
   */
  public record Sent(Experience experience, String organisation, Optional<Words> before) {}

  /** Puts spelling right before it is published; whoever sent it is told and can take it back. */
  @MayCall("a case officer of the directorate")
  @Transactional
  public Answer<UUID> correct(Actor.Person actor, UUID id, Words words) {
    requireCurator(actor);
    if (words.need().isBlank() || words.helped().isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    Optional<OrganisationNumber> sender =
        jdbc.sql(
                """
                update support.experience set
                  told_need = coalesce(told_need, need), told_tried = coalesce(told_tried, tried),
                  told_helped = coalesce(told_helped, helped),
                  need = :need, tried = :tried, helped = :helped,
                  link = case when :without then null else link end
                where id = :id and state <> 'PUBLISHED'
                  and ((need, tried, helped) is distinct from (:need, :tried, :helped)
                    or :without and link is not null)
                returning organisation
                """)
            .param("id", id)
            .param("need", kept(words.need()))
            .param("tried", kept(words.tried()))
            .param("helped", kept(words.helped()))
            .param("without", words.withoutLink())
            .query((row, n) -> new OrganisationNumber(row.getString("organisation")))
            .optional();
    if (sender.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    archive.record(
        actor,
        Optional.of(AdministratorId.DIRECTORATE),
        "experience:" + id,
        "experience-corrected",
        Map.of());
    notifications.tell(
        sender.get(),
        person ->
            new Notice(
                sender,
                texts.text(person.language(), "notice.experience-corrected.subject"),
                texts.text(person.language(), "notice.experience-corrected.body"),
                Optional.of("/erfaringer/egne")));
    return Answer.allowed(id);
  }

  /** What the organisation has told, the newest first. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public List<Sent> own(Actor.Person actor) {
    return jdbc.sql("select * from support.experience where organisation = ? order by at desc, id")
        .param(actor.actingFor().orElseThrow().value())
        .query(Experiences::sent)
        .list();
  }

  /** Takes back what the organisation has told, published or not; nothing of it is left. */
  @MayCall("whoever acts for the organisation that told it")
  @Transactional
  public void withdraw(Actor.Person actor, UUID id) {
    int gone =
        jdbc.sql("delete from support.experience where id = ? and organisation = ?")
            .params(id, actor.actingFor().orElseThrow().value())
            .update();
    if (gone == 0) {
      throw new AccessDeniedException("Not the organisation's");
    }
    archive.record(actor, Optional.empty(), "experience:" + id, "experience-withdrawn", Map.of());
  }

  /** All, those that wait first. */
  @MayCall("a case officer of the directorate")
  @Transactional(readOnly = true)
  public List<Sent> all(Actor.Person actor) {
    requireCurator(actor);
    return jdbc.sql(
            """
            select * from support.experience order by state <> 'PROPOSED', at desc, id limit 200
            """)
        .query(Experiences::sent)
        .list();
  }

  private static void requireCurator(Actor.Person actor) {
    if (!actor.has(Role.CASE_OFFICER, AdministratorId.DIRECTORATE)) {
      throw new AccessDeniedException("Only the directorate looks them over");
    }
  }

  /** What is published of a theme, or of all, that holds the words; the newest first. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public List<Experience> search(String theme, String words) {
    String like = "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
    return jdbc.sql(
            """
            select * from support.experience
            where state = 'PUBLISHED' and (:theme = '' or theme = :theme)
              and lower(need || ' ' || tried || ' ' || helped) like :words
            order by at desc, id limit 100
            """)
        .param("theme", theme)
        .param("words", like)
        .query(Experiences::experience)
        .list();
  }

  /**
   * True when it is the right moment to ask the organisation what helped: it has met its mentor
   * some times, and has not been asked for a while.
   */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public boolean asks(Actor.Person actor) {
    Optional<OrganisationNumber> own = actor.actingFor();
    if (own.isEmpty()) {
      return false;
    }
    boolean met =
        pairs.own(actor).stream()
            .filter(Pair::active)
            .anyMatch(p -> signs.of(p.id()).held() >= MEETINGS);
    if (!met) {
      return false;
    }
    boolean lately =
        jdbc.sql(
                    "select count(*) from support.experience_asked where organisation = ? and on_day > ?")
                .params(own.get().value(), LocalDate.now(clock).minusDays(SELDOM))
                .query(Integer.class)
                .single()
            > 0;
    return !lately;
  }

  /** Not now: the question comes back some months later. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public void notNow(Actor.Person actor) {
    actor.actingFor().ifPresent(this::asked);
  }

  private void asked(OrganisationNumber organisation) {
    jdbc.sql(
            """
            insert into support.experience_asked (organisation, on_day) values (?, ?)
            on conflict (organisation) do update set on_day = excluded.on_day
            """)
        .params(organisation.value(), LocalDate.now(clock))
        .update();
  }

  private static String kept(String words) {
    String stripped = words.strip();
    return stripped.substring(0, Math.min(stripped.length(), LONGEST));
  }

  private static Sent sent(ResultSet row, int number) throws SQLException {
    return new Sent(
        experience(row, number),
        row.getString("organisation_name"),
        row.getString("told_need") == null
            ? Optional.empty()
            : Optional.of(
                new Words(
                    row.getString("told_need"),
                    row.getString("told_tried"),
                    row.getString("told_helped"),
                    false)));
  }

  private static Experience experience(ResultSet row, int number) throws SQLException {
    return new Experience(
        row.getObject("id", UUID.class),
        row.getString("theme"),
        row.getString("need"),
        row.getString("tried"),
        row.getString("helped"),
        Optional.ofNullable(row.getString("link")),
        row.getBoolean("credited")
            ? Optional.of(row.getString("organisation_name"))
            : Optional.empty(),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Experience.State.valueOf(row.getString("state")));
  }
}
