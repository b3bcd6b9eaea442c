package no.ildsjel.support.mentors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of invitations, profiles and wishes. */
class ProfileStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProfileStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Invites, unless the organisation has been asked and its time is not over: also after a no. */
  boolean invite(CallId cohort, OrganisationNumber organisation, String name, LocalDate answerBy) {
    boolean first =
        jdbc.sql(
                    """
                    insert into support.mentor_asked (cohort, organisation, until)
                    values (?, ?, ?) on conflict do nothing
                    """)
                .params(cohort.value(), organisation.value(), answerBy)
                .update()
            > 0;
    if (first) {
      jdbc.sql(
              """
              insert into support.mentor_invitation (cohort, organisation, name, answer_by)
              values (?, ?, ?, ?) on conflict do nothing
              """)
          .params(cohort.value(), organisation.value(), name, answerBy)
          .update();
    }
    return first;
  }

  void forget(CallId cohort, OrganisationNumber organisation) {
    jdbc.sql("delete from support.mentor_invitation where cohort = ? and organisation = ?")
        .params(cohort.value(), organisation.value())
        .update();
  }

  /** Takes away the invitations whose last day has passed. */
  int forgetBefore(LocalDate day) {
    jdbc.sql("delete from support.mentor_asked where until < ?").param(day).update();
    return jdbc.sql("delete from support.mentor_invitation where answer_by < ?")
        .param(day)
        .update();
  }

  List<MentorInvitation> invitations(OrganisationNumber organisation) {
    return jdbc.sql(
            "select * from support.mentor_invitation where organisation = ? order by cohort")
        .param(organisation.value())
        .query(ProfileStore::invitation)
        .list();
  }

  void save(Profile profile, PersonId by) {
    Profile.Told told = profile.told();
    jdbc.sql(
            """
            insert into support.profile
              (cohort, organisation, side, name, municipality, themes, groups, languages, ways,
               helps, size, about, capacity, minimum, changed_by, changed_at)
            values (:cohort, :organisation, :side, :name, :municipality, :themes, :groups,
               :languages, :ways, :helps, :size, :about, :capacity, :minimum, :by, :at)
            on conflict (cohort, organisation, side) do update set
              name = excluded.name, municipality = excluded.municipality,
              themes = excluded.themes, groups = excluded.groups,
              languages = excluded.languages, ways = excluded.ways, helps = excluded.helps,
              size = excluded.size, about = excluded.about, capacity = excluded.capacity,
              minimum = excluded.minimum, changed_by = excluded.changed_by,
              changed_at = excluded.changed_at, withdrawn_at = null
            """)
        .param("cohort", profile.cohort().value())
        .param("organisation", profile.organisation().value())
        .param("side", profile.side().name())
        .param("name", profile.name())
        .param("municipality", profile.municipality().map(MunicipalityNumber::value).orElse(null))
        .param("themes", array(told.themes()))
        .param("groups", array(told.groups()))
        .param("languages", array(told.languages()))
        .param("ways", array(told.ways()))
        .param("helps", array(told.helps()))
        .param("size", told.size().orElse(null))
        .param("about", told.about())
        .param("capacity", told.capacity())
        .param("minimum", told.minimum())
        .param("by", by.value())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  void withdraw(CallId cohort, OrganisationNumber mentor) {
    jdbc.sql(
            """
            update support.profile set withdrawn_at = ?
            where cohort = ? and organisation = ? and side = 'MENTOR'
            """)
        .params(OffsetDateTime.now(clock), cohort.value(), mentor.value())
        .update();
    jdbc.sql("delete from support.wish where cohort = ? and mentor = ?")
        .params(cohort.value(), mentor.value())
        .update();
  }

  Optional<Profile> find(CallId cohort, OrganisationNumber organisation, Side side) {
    return jdbc.sql(
            """
            select * from support.profile
            where cohort = ? and organisation = ? and side = ? and withdrawn_at is null
            """)
        .params(cohort.value(), organisation.value(), side.name())
        .query(ProfileStore::profile)
        .optional();
  }

  /** Everybody on one side who has not withdrawn, by name. */
  List<Profile> all(CallId cohort, Side side) {
    return jdbc.sql(
            """
            select * from support.profile
            where cohort = ? and side = ? and withdrawn_at is null
            order by name collate "nb-NO-x-icu", organisation
            """)
        .params(cohort.value(), side.name())
        .query(ProfileStore::profile)
        .list();
  }

  /** The cohorts this organisation is a mentor in. */
  List<CallId> mentorIn(OrganisationNumber organisation) {
    return jdbc.sql(
            """
            select cohort from support.profile
            where organisation = ? and side = 'MENTOR' and withdrawn_at is null order by changed_at
            """)
        .param(organisation.value())
        .query((row, n) -> new CallId(row.getObject("cohort", UUID.class)))
        .list();
  }

  void say(StatedWish wish) {
    jdbc.sql(
            """
            insert into support.wish (cohort, participant, mentor, side, wish)
            values (?, ?, ?, ?, ?)
            on conflict (cohort, participant, mentor, side) do update set wish = excluded.wish
            """)
        .params(
            wish.cohort().value(),
            wish.participant().value(),
            wish.mentor().value(),
            wish.side().name(),
            wish.wish().name())
        .update();
  }

  List<StatedWish> wishes(CallId cohort) {
    return jdbc.sql("select * from support.wish where cohort = ?")
        .param(cohort.value())
        .query((row, n) ->
            new StatedWish(
                cohort,
                new OrganisationNumber(row.getString("participant")),
                new OrganisationNumber(row.getString("mentor")),
                Side.valueOf(row.getString("side")),
                Wish.valueOf(row.getString("wish"))))
        .list();
  }

  List<String> training(PersonId person) {
    return jdbc.sql("select part from support.mentor_training where person = ?")
        .param(person.value())
        .query((row, n) -> row.getString("part"))
        .list();
  }

  void trained(PersonId person, String part) {
    jdbc.sql(
            """
            insert into support.mentor_training (person, part, done_on) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(person.value(), part, LocalDate.now(clock))
        .update();
  }

  private static String[] array(List<String> words) {
    return words.toArray(String[]::new);
  }

  private static List<String> words(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static MentorInvitation invitation(ResultSet row, int number) throws SQLException {
    return new MentorInvitation(
        new CallId(row.getObject("cohort", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        row.getObject("answer_by", LocalDate.class));
  }

  private static Profile profile(ResultSet row, int number) throws SQLException {
    return new Profile(
        new CallId(row.getObject("cohort", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        Side.valueOf(row.getString("side")),
        row.getString("name"),
        Optional.ofNullable(row.getString("municipality")).map(MunicipalityNumber::new),
        new Profile.Told(
            words(row, "themes"),
            words(row, "groups"),
            words(row, "languages"),
            words(row, "ways"),
            words(row, "helps"),
            Optional.ofNullable(row.getString("size")),
            row.getString("about"),
            row.getInt("capacity"),
            row.getInt("minimum")));
  }

  /** Participants that have a mentor, or are asked about one. */
  Set<OrganisationNumber> paired(CallId call) {
    return jdbc
        .sql(
            """
            select participant from support.pair
            where cohort = ? and state in ('PROPOSED', 'SIGNING', 'ACTIVE')
            """)
        .param(call.value())
        .query((row, n) -> new OrganisationNumber(row.getString("participant")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Mentors with as many open pairs as they take. */
  Set<OrganisationNumber> full(CallId call) {
    return jdbc
        .sql(
            """
            select f.organisation from support.profile f
            where f.cohort = ? and f.side = 'MENTOR' and f.withdrawn_at is null
              and f.capacity <= (
                select count(*) from support.pair p
                where p.cohort = f.cohort and p.mentor = f.organisation
                  and p.state in ('PROPOSED', 'SIGNING', 'ACTIVE'))
            """)
        .param(call.value())
        .query((row, n) -> new OrganisationNumber(row.getString("organisation")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
