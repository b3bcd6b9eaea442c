package no.ildsjel.support.mentors;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.needs.NeedsReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Half hours asked for when none that is laid out suits: the mentors that help with the theme can
 * say yes to one of the times, and the first that does is the one. Nobody says no, and nobody can
 * see who did not answer.
 */
@Service
public class OpenAsks {

  /** How far ahead one can ask. */
  private static final Duration LONGEST_AHEAD = Duration.ofDays(60);

  /** How many mentors a message goes to; all that help with the theme see it on their page. */
  private static final int TOLD = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Cohorts cohorts;
  private final Mentors mentors;
  private final OpenHours hours;
  private final OpenBookings bookings;
  private final Notifications notifications;
  private final Texts texts;
  private final Keys keys;

  OpenAsks(
      JdbcClient jdbc,
      Clock clock,
      Cohorts cohorts,
      Mentors mentors,
      OpenHours hours,
      OpenBookings bookings,
      Notifications notifications,
      Texts texts,
      Keys keys) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cohorts = cohorts;
    this.mentors = mentors;
    this.hours = hours;
    this.bookings = bookings;
    this.notifications = notifications;
    this.texts = texts;
    this.keys = keys;
  }

  /** What somebody among the mentors helps with, in the order of the conversation on needs. */
  @MayCall("whoever acts for a participant of the cohort, through pages that checked")
  @Transactional(readOnly = true)
  public List<String> themes(CallId call) {
    Set<String> helped =
        mentors.offers(call).stream()
            .flatMap(o -> o.told().themes().stream())
            .collect(Collectors.toUnmodifiableSet());
    return ProfileWords.known(helped.stream(), ProfileWords.themes());
  }

  /**
   * Asks for a half hour. One can ask for one at a time; asking for the same once more is once.
   *
   * @param times when it suits, at most {@link OpenAsk#MOST_TIMES}
   * @param about in one line what one wants to talk about, for the mentor that says yes
   */
  @MayCall("whoever acts for a participant of the cohort")
  @Transactional
  public Answer<UUID> ask(
      Actor.Person actor,
      CallId call,
      String theme,
      Collection<Instant> times,
      OpenSlot.Way way,
      String about) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    Participant participant =
        cohorts
            .participant(call, own)
            .orElseThrow(() -> new AccessDeniedException("Only those who take part"));
    SortedSet<Instant> wanted = new TreeSet<>(times);
    Instant now = clock.instant();
    if (!themes(call).contains(theme)) {
      return Answer.refused(SupportRefusal.NOBODY_HELPS_WITH_THAT);
    }
    if (wanted.isEmpty() || wanted.size() > OpenAsk.MOST_TIMES) {
      return Answer.refused(SupportRefusal.TIME_MISSING);
    }
    if (!wanted.first().isAfter(now)) {
      return Answer.refused(SupportRefusal.DAY_PAST);
    }
    if (wanted.last().isAfter(now.plus(LONGEST_AHEAD))) {
      return Answer.refused(SupportRefusal.TOO_FAR_TO_ASK);
    }
    if (about.isBlank()) {
      return Answer.refused(SupportRefusal.WORDS_MISSING);
    }
    UUID id = UUID.randomUUID();
    int added =
        jdbc.sql(
                """
                insert into support.open_ask
                  (id, cohort, organisation, name, theme, way, about, asked_at)
                values (:id, :cohort, :organisation, :name, :theme, :way, :about, :now)
                on conflict do nothing
                """)
            .param("id", id)
            .param("cohort", call.value())
            .param("organisation", own.value())
            .param("name", participant.name())
            .param("theme", theme)
            .param("way", way.name())
            .param("about", keys.seal(OpenBookings.thing(call), OpenBookings.line(about)))
            .param("now", OffsetDateTime.now(clock))
            .update();
    if (added == 0) {
      return own(actor, call)
          .filter(a -> a.theme().equals(theme) && a.times().equals(List.copyOf(wanted)))
          .<Answer<UUID>>map(a -> Answer.allowed(a.id()))
          .orElseGet(() -> Answer.refused(SupportRefusal.ASKED_ALREADY));
    }
    for (Instant starts : wanted) {
      jdbc.sql("insert into support.open_ask_time (ask, starts) values (?, ?)")
          .params(id, starts.atOffset(ZoneOffset.UTC))
          .update();
    }
    tellMentors(call, theme);
    return Answer.allowed(id);
  }

  /** Those with the fewest half hours to come, so that it is not always the same who are asked. */
  private void tellMentors(CallId call, String theme) {
    Map<OrganisationNumber, Long> busy =
        jdbc
            .sql(
                """
                select mentor from support.open_slot where cohort = ? and starts > ?
                """)
            .params(call.value(), OffsetDateTime.now(clock))
            .query((row, n) -> new OrganisationNumber(row.getString("mentor")))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    mentors.offers(call).stream()
        .filter(o -> o.told().themes().contains(theme))
        .map(Profile::organisation)
        .sorted(
            Comparator.<OrganisationNumber, Long>comparing(o -> busy.getOrDefault(o, 0L))
                .thenComparing(OrganisationNumber::value))
        .limit(TOLD)
        .forEach(to ->
            tell(to, call, "notice.open-asked.", language -> new Object[] {name(theme, language)}));
  }

  /** What the organisation has asked for and nobody has said yes to yet. */
  @MayCall("whoever acts for a participant of the cohort")
  @Transactional(readOnly = true)
  public Optional<OpenAsk> own(Actor.Person actor, CallId call) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    return toCome(call).stream().filter(a -> a.organisation().equals(own)).findFirst();
  }

  /** What is asked for and the mentor can help with, the first that was asked first. */
  @MayCall("whoever acts for a mentor of the cohort; for others there is nothing")
  @Transactional(readOnly = true)
  public List<OpenAsk> toAnswer(Actor.Person actor, CallId call) {
    Optional<Profile> mentor = mentors.offer(actor, call);
    if (mentor.isEmpty()) {
      return List.of();
    }
    return toCome(call).stream()
        .filter(a -> mentor.get().told().themes().contains(a.theme()))
        .toList();
  }

  /** Those that have not run out, in the order they were asked. */
  private List<OpenAsk> toCome(CallId call) {
    return jdbc.sql(
            """
            select a.id, a.organisation, a.name, a.theme, a.way,
              array_agg(t.starts order by t.starts) as times
            from support.open_ask a
            join support.open_ask_time t on t.ask = a.id and t.starts > :now
            join support.participant p on p.cohort = a.cohort
              and p.organisation = a.organisation and p.until is null
            where a.cohort = :call
            group by a.id order by a.asked_at, a.id
            """)
        .param("call", call.value())
        .param("now", OffsetDateTime.now(clock))
        .query((row, n) -> ask(row))
        .list();
  }

  /** Takes back what was asked for. */
  @MayCall("whoever acts for the participant that asked")
  @Transactional
  public void takeBack(Actor.Person actor, CallId call) {
    jdbc.sql("delete from support.open_ask where cohort = ? and organisation = ?")
        .params(call.value(), actor.actingFor().orElseThrow().value())
        .update();
  }

  /**
   * Says yes to one of the times; refused when another mentor was first or either has something
   * then.
   *
   * @param place where, or a link; for the two alone
   * @return the half hour, booked by the one who asked
   */
  @MayCall("whoever acts for a mentor of the cohort that helps with the theme")
  @Transactional
  public Answer<UUID> sayYes(
      Actor.Person actor, CallId call, UUID id, Instant starts, String place) {
    Profile mentor =
        mentors
            .offer(actor, call)
            .orElseThrow(() -> new AccessDeniedException("Only mentors say yes to half hours"));
    if (place.isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
    }
    Optional<OpenAsk> found =
        jdbc.sql("select id from support.open_ask where id = ? and cohort = ? for update")
            .params(id, call.value())
            .query(UUID.class)
            .optional()
            .flatMap(_ -> toAnswer(actor, call).stream().filter(a -> a.id().equals(id)).findFirst())
            .filter(a -> a.times().contains(starts));
    if (found.isEmpty()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    OpenAsk ask = found.get();
    if (bookings.busy(ask.organisation(), starts)) {
      return Answer.refused(SupportRefusal.THEY_ARE_BUSY);
    }
    Optional<UUID> slot = hours.one(mentor, ask.theme(), starts, ask.way(), place.strip());
    if (slot.isEmpty()) {
      return Answer.refused(SupportRefusal.BUSY_THEN);
    }
    bookings.booked(
        slot.get(),
        ask.organisation(),
        ask.name(),
        jdbc.sql("select about from support.open_ask where id = ?")
            .param(id)
            .query((row, n) -> row.getBytes("about"))
            .single());
    jdbc.sql("delete from support.open_ask where id = ?").param(id).update();
    tell(
        ask.organisation(),
        call,
        "notice.open-yes.",
        language -> new Object[] {mentor.name(), Writing.moment(starts, language)});
    return Answer.allowed(slot.get());
  }

  /** Lets go of what nobody said yes to before the last of its times, and tells who asked. */
  @MayCall("the program, each hour")
  @Transactional
  public int runOut() {
    Map<OpenAsk, CallId> over = new LinkedHashMap<>();
    jdbc.sql(
            """
            delete from support.open_ask a
            where not exists (
              select 1 from support.open_ask_time t where t.ask = a.id and t.starts > ?)
            returning *
            """)
        .param(OffsetDateTime.now(clock))
        .query((ResultSet row) -> {
          over.put(row(row, List.of()), new CallId(row.getObject("cohort", UUID.class)));
        });
    over.forEach((ask, call) ->
        tell(
            ask.organisation(),
            call,
            "notice.open-no-time.",
            language -> new Object[] {name(ask.theme(), language)}));
    return over.size();
  }

  private void tell(
      OrganisationNumber to, CallId call, String key, Function<Language, Object[]> words) {
    notifications.tell(
        to,
        person ->
            new Notice(
                Optional.of(to),
                texts.text(person.language(), key + "subject"),
                texts.text(person.language(), key + "body", words.apply(person.language())),
                Optional.of("/program/" + call + "/apen-time")));
  }

  private static String name(String theme, Language language) {
    return NeedsReading.delivered().name(theme).in(language);
  }

  private static OpenAsk ask(ResultSet row) throws SQLException {
    Array times = row.getArray("times");
    return row(
        row,
        Arrays.stream((Object[]) times.getArray()).map(t -> ((Timestamp) t).toInstant()).toList());
  }

  private static OpenAsk row(ResultSet row, List<Instant> times) throws SQLException {
    return new OpenAsk(
        row.getObject("id", UUID.class),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("name"),
        row.getString("theme"),
        OpenSlot.Way.valueOf(row.getString("way")),
        times);
  }
}
