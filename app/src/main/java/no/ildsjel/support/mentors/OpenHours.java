package no.ildsjel.support.mentors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open hours: a mentor lays out half hours on one theme, and any participant of the cohort books
 * one, whoever its own mentor is. Before a shared deadline they are for reading drafts.
 */
@Service
public class OpenHours {

  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  /** The most half hours laid out at once. */
  public static final int MOST = 8;

  /** How long before a deadline drafts are read. */
  private static final int DAYS_BEFORE = 7;

  private final JdbcClient jdbc;
  private final SlotStore store;
  private final Clock clock;
  private final Mentors mentors;
  private final Cohorts cohorts;
  private final Calls calls;
  private final HalfHourNotices notices;
  private final Keys keys;

  OpenHours(
      JdbcClient jdbc,
      Clock clock,
      Mentors mentors,
      Cohorts cohorts,
      Calls calls,
      HalfHourNotices notices,
      Keys keys) {
    this.jdbc = jdbc;
    this.store = new SlotStore(jdbc);
    this.clock = clock;
    this.mentors = mentors;
    this.cohorts = cohorts;
    this.calls = calls;
    this.notices = notices;
    this.keys = keys;
  }

  /**
   * Lays out half hours one after the other; those that are there already are left as they are.
   *
   * @return how many were added
   */
  @MayCall("whoever acts for a mentor of the cohort")
  @Transactional
  public Answer<Integer> layOut(
      Actor.Person actor,
      CallId call,
      String theme,
      Instant first,
      int count,
      OpenSlot.Way way,
      String place) {
    Profile mentor = mentor(actor, call);
    if (!mentor.told().themes().contains(theme)) {
      return Answer.refused(SupportRefusal.PROFILE_INCOMPLETE);
    }
    if (!first.isAfter(clock.instant())) {
      return Answer.refused(SupportRefusal.DAY_PAST);
    }
    if (LocalDate.ofInstant(first, Writing.OSLO).isAfter(cohorts.find(call).orElseThrow().ends())) {
      return Answer.refused(SupportRefusal.AFTER_PROGRAMME);
    }
    if (place.isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
    }
    int added = add(mentor, theme, Optional.empty(), first, count, way, place.strip());
    return added > 0 ? Answer.allowed(added) : Answer.refused(SupportRefusal.BUSY_THEN);
  }

  /**
   * Four half hours to read drafts in, a week before the call closes. Those who take part get one
   * message of it, and none when nothing was added.
   */
  @MayCall("whoever acts for a mentor of the cohort")
  @Transactional
  public Answer<Integer> beforeDeadline(
      Actor.Person actor, CallId call, CallId deadline, OpenSlot.Way way, String place) {
    Profile mentor = mentor(actor, call);
    if (place.isBlank()) {
      return Answer.refused(SupportRefusal.PLACE_MISSING);
    }
    return deadlines(cohorts.find(call).orElseThrow()).stream()
        .filter(d -> d.id().equals(deadline))
        .findFirst()
        .map(d -> Answer.allowed(reviews(mentor, d, way, place.strip())))
        .orElseGet(() -> Answer.refused(SupportRefusal.DAY_PAST));
  }

  private int reviews(Profile mentor, CallView deadline, OpenSlot.Way way, String place) {
    LocalDate day = reviewDay(deadline);
    // those who take part are told once of a deadline, whoever lays out first
    boolean told =
        jdbc.sql(
                """
                select exists (select 1 from support.open_slot where cohort = ? and deadline = ?)
                """)
            .params(mentor.cohort().value(), deadline.id().value())
            .query(Boolean.class)
            .single();
    int added =
        add(
            mentor,
            "applying",
            Optional.of(deadline.id()),
            day.atTime(LocalTime.of(18, 0)).atZone(Writing.OSLO).toInstant(),
            4,
            way,
            place);
    if (added > 0 && !told) {
      cohorts.participants(mentor.cohort()).stream()
          .filter(Participant::active)
          .map(Participant::organisation)
          .forEach(to ->
              notices.tell(
                  to,
                  mentor.cohort(),
                  "notice.open-review.",
                  language ->
                      new Object[] {
                        mentor.name(), deadline.title().in(language), Writing.day(day, language)
                      }));
    }
    return added;
  }

  private int add(
      Profile mentor,
      String theme,
      Optional<CallId> deadline,
      Instant first,
      int count,
      OpenSlot.Way way,
      String place) {
    int added = 0;
    for (int i = 0; i < Math.clamp(count, 1, MOST); i++) {
      Instant starts = first.plus(HALF_HOUR.multipliedBy(i));
      UUID id = UUID.randomUUID();
      added +=
          store.add(mentor, new SlotStore.New(id, theme, deadline, starts, way, place, false))
              ? 1
              : 0;
    }
    return added;
  }

  /** Calls that are open and close late enough for drafts to be read a week before. */
  @MayCall("mentors, for whom the calls are open to be read by anybody")
  @Transactional(readOnly = true)
  public List<CallView> deadlines(Cohort cohort) {
    LocalDate today = LocalDate.now(clock);
    Optional<SchemeId> ownMoney = cohort.support().mentoring().compensation().scheme();
    return calls.published().stream()
        // what mentors apply for themselves is nothing a participant has a draft of
        .filter(c -> !ownMoney.equals(Optional.of(c.scheme())))
        .filter(c -> c.state() == CallState.OPEN && reviewDay(c).isAfter(today))
        .filter(c -> !reviewDay(c).isAfter(cohort.ends()))
        .toList();
  }

  /** The day drafts are read before a call closes. */
  public static LocalDate reviewDay(CallView call) {
    return call.closes().minusDays(DAYS_BEFORE);
  }

  /** The half hours to come: those that are free, and those of the organisation itself. */
  @MayCall("whoever acts for a participant or a mentor of the cohort")
  @Transactional(readOnly = true)
  public List<OpenSlot> toCome(Actor.Person actor, CallId call) {
    OrganisationNumber own = actor.actingFor().orElseThrow();
    if (cohorts.participant(call, own).isEmpty() && mentors.offer(actor, call).isEmpty()) {
      throw new AccessDeniedException("Only the two sides");
    }
    Set<CallId> deadlines =
        jdbc
            .sql(
                """
                select distinct deadline from support.open_slot
                where cohort = ? and deadline is not null
                """)
            .param(call.value())
            .query((row, n) -> new CallId(row.getObject("deadline", UUID.class)))
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableSet());
    Map<CallId, CallView> known =
        deadlines.isEmpty() ? Map.of() : calls.byIds(List.copyOf(deadlines));
    return jdbc.sql(
            """
            select s.*, b.about from support.open_slot s
            left join support.open_booking b on b.slot = s.id and b.state = 'BOOKED'
            where s.cohort = :call and s.starts > :now
              and (s.booked_by is null or s.booked_by = :own or s.mentor = :own)
            order by s.starts, s.id limit 100
            """)
        .param("call", call.value())
        .param("now", OffsetDateTime.now(clock))
        .param("own", own.value())
        .query((row, n) -> slot(row, own, known))
        .list();
  }

  /** Takes a free half hour away. */
  @MayCall("whoever acts for the mentor that laid it out")
  @Transactional
  public void takeAway(Actor.Person actor, CallId call, UUID id) {
    jdbc.sql(
            """
            delete from support.open_slot
            where id = ? and cohort = ? and mentor = ? and booked_by is null
            """)
        .params(id, call.value(), actor.actingFor().orElseThrow().value())
        .update();
  }

  private Profile mentor(Actor.Person actor, CallId call) {
    return Optional.of(store.holdMentor(call, actor.actingFor().orElseThrow()))
        .filter(held -> held)
        .flatMap(held -> mentors.offer(actor, call))
        .orElseThrow(() -> new AccessDeniedException("Only mentors lay out half hours"));
  }

  private OpenSlot slot(ResultSet row, OrganisationNumber own, Map<CallId, CallView> deadlines)
      throws SQLException {
    Optional<OrganisationNumber> booked =
        Optional.ofNullable(row.getString("booked_by")).map(OrganisationNumber::new);
    OrganisationNumber mentor = new OrganisationNumber(row.getString("mentor"));
    boolean mayKnow = mentor.equals(own) || booked.filter(own::equals).isPresent();
    CallId cohort = new CallId(row.getObject("cohort", UUID.class));
    return new OpenSlot(
        row.getObject("id", UUID.class),
        cohort,
        mentor,
        row.getString("mentor_name"),
        row.getString("theme"),
        row.getBoolean("review"),
        Optional.ofNullable(row.getObject("deadline", UUID.class))
            .flatMap(id -> Optional.ofNullable(deadlines.get(new CallId(id))))
            .map(CallView::title),
        row.getObject("starts", OffsetDateTime.class).toInstant(),
        OpenSlot.Way.valueOf(row.getString("way")),
        mayKnow ? row.getString("place") : "",
        booked,
        mayKnow ? Optional.ofNullable(row.getString("booked_name")).orElse("") : "",
        Optional.ofNullable(row.getBytes("about"))
            .filter(sealed -> mentor.equals(own))
            .flatMap(sealed -> keys.open(OpenBookings.thing(cohort), sealed))
            .orElse(""));
  }
}
