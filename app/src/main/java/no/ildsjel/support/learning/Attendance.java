package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.support.SupportRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was there, and what is said to them and given to them afterwards. */
@Service
public class Attendance {

  private static final String HOLDS =
      "a case officer of the administrator, or the course provider named for the event";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final EventStore events;
  private final SignUpStore signUps;
  private final Notifications notifications;
  private final Texts texts;
  private final Archive archive;

  Attendance(
      JdbcClient jdbc, Clock clock, Notifications notifications, Texts texts, Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = new EventStore(jdbc, clock);
    this.signUps = new SignUpStore(jdbc, clock);
    this.notifications = notifications;
    this.texts = texts;
    this.archive = archive;
  }

  /** A link to something useful. */
  public record Link(UUID id, String title, String address) {}

  /**
   * What was sent.
   *
   * @param reached how many it was sent to
   * @param present how many had been there
   */
  public record Message(String words, int reached, int present, Instant at) {}

  /**
   * Notes who is here. Only what was changed on the page is written, so that two can stand in the
   * door.
   *
   * @param here those ticked
   * @param shown those who were ticked when the page was made
   * @return how many were changed
   */
  @MayCall(HOLDS)
  @Transactional
  public Answer<Integer> note(
      Actor.Person actor, EventId id, UUID session, Set<UUID> here, Set<UUID> shown) {
    CourseEvent event = require(actor, id);
    Session at =
        event.held().stream()
            .filter(s -> s.id().equals(session))
            .findFirst()
            .orElseThrow(() -> new AccessDeniedException("Not of the event"));
    if (LocalDate.ofInstant(clock.instant(), Writing.OSLO).isBefore(at.day())) {
      return Answer.refused(SupportRefusal.NOT_BEGUN);
    }
    Set<UUID> known =
        confirmed(id).stream().map(Attendee::id).collect(Collectors.toCollection(HashSet::new));
    int changed = 0;
    for (UUID person : known) {
      if (here.contains(person) && !shown.contains(person)) {
        changed +=
            jdbc.sql(
                    """
                    insert into support.attendance (session, attendee, noted_by, at)
                    values (?, ?, ?, ?) on conflict do nothing
                    """)
                .params(session, person, actor.id().value(), OffsetDateTime.now(clock))
                .update();
      } else if (!here.contains(person) && shown.contains(person)) {
        changed +=
            jdbc.sql("delete from support.attendance where session = ? and attendee = ?")
                .params(session, person)
                .update();
      }
    }
    if (changed > 0) {
      record(actor, event, "attendance-noted", Map.of("session", session.toString()));
    }
    return Answer.allowed(changed);
  }

  private List<Attendee> confirmed(EventId id) {
    return signUps.of(id).stream()
        .filter(s -> s.state() == SignUpState.CONFIRMED)
        .flatMap(s -> s.people().stream())
        .toList();
  }

  /** Those who were at one session or more. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public List<Attendee> present(Actor.Person actor, CourseEvent event) {
    require(actor, event);
    return present(event.id());
  }

  private List<Attendee> present(EventId id) {
    return confirmed(id).stream().filter(a -> !a.present().isEmpty()).toList();
  }

  /**
   * Writes to those who were there and nobody else: in the inbox of those who are users, by e-mail
   * to others who left an address.
   *
   * @param key made with the page, so that it is sent once
   */
  @MayCall(HOLDS)
  @Transactional
  public Answer<Message> write(Actor.Person actor, EventId id, UUID key, String words) {
    CourseEvent event =
        events
            .lock(id)
            .filter(e -> EventOffice.holds(actor, e))
            .orElseThrow(() -> new AccessDeniedException("Not the event's"));
    List<Attendee> present = present(id);
    if (words.isBlank()) {
      return Answer.refused(SupportRefusal.REASON_MISSING);
    }
    if (present.isEmpty()) {
      return Answer.refused(SupportRefusal.NOBODY_THERE);
    }
    int reached = 0;
    boolean first =
        jdbc.sql(
                    """
                    insert into support.event_message
                      (id, event, words, reached, present, sent_by, at)
                    values (?, ?, ?, 0, ?, ?, ?) on conflict do nothing
                    """)
                .params(
                    key,
                    id.value(),
                    words.strip(),
                    present.size(),
                    actor.id().value(),
                    OffsetDateTime.now(clock))
                .update()
            > 0;
    for (Attendee person : first ? present : List.<Attendee>of()) {
      if (person.person().isPresent()) {
        notifications.tell(person.person().get(), p -> message(event, p, words.strip()));
        reached++;
      } else if (person.email().isPresent()) {
        notifications.write(
            person.email().get(),
            texts.text(Language.NB, "notice.learning.message", event.title().in(Language.NB)),
            words.strip());
        reached++;
      }
    }
    if (first) {
      jdbc.sql("update support.event_message set reached = ? where id = ?")
          .params(reached, key)
          .update();
      record(actor, event, "event-message-sent", Map.of("reached", reached));
    }
    return Answer.allowed(messages(id).getFirst());
  }

  private Notice message(CourseEvent event, PersonView person, String words) {
    return new Notice(
        Optional.empty(),
        texts.text(
            person.language(), "notice.learning.message", event.title().in(person.language())),
        words,
        Optional.of("/kurs/" + event.id()));
  }

  /** What has been sent, the newest first. */
  @MayCall(HOLDS)
  @Transactional(readOnly = true)
  public List<Message> messages(Actor.Person actor, CourseEvent event) {
    require(actor, event);
    return messages(event.id());
  }

  private List<Message> messages(EventId id) {
    return jdbc.sql("select * from support.event_message where event = ? order by at desc, id")
        .param(id.value())
        .query((row, n) ->
            new Message(
                row.getString("words"),
                row.getInt("reached"),
                row.getInt("present"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Adds a link for those who were there. */
  @MayCall(HOLDS)
  @Transactional
  public Answer<UUID> link(Actor.Person actor, EventId id, UUID key, String title, String address) {
    CourseEvent event = require(actor, id);
    if (title.isBlank() || !address.strip().matches("https?://\\S+")) {
      return Answer.refused(SupportRefusal.LINK_WRONG);
    }
    jdbc.sql(
            """
            insert into support.event_link (id, event, title, link, at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(key, id.value(), title.strip(), address.strip(), OffsetDateTime.now(clock))
        .update();
    record(actor, event, "event-material-added", Map.of());
    return Answer.allowed(key);
  }

  /** Takes a link away. */
  @MayCall(HOLDS)
  @Transactional
  public void unlink(Actor.Person actor, EventId id, UUID link) {
    record(actor, require(actor, id), "event-material-removed", Map.of());
    jdbc.sql("delete from support.event_link where event = ? and id = ?")
        .params(id.value(), link)
        .update();
  }

  /** The links of an event. */
  @MayCall("who holds the event, and organisations somebody came from, through pages that checked")
  @Transactional(readOnly = true)
  public List<Link> links(EventId id) {
    return new ArrayList<>(
        jdbc.sql("select * from support.event_link where event = ? order by at, id")
            .param(id.value())
            .query((row, n) ->
                new Link(
                    row.getObject("id", UUID.class), row.getString("title"), row.getString("link")))
            .list());
  }

  private static void require(Actor.Person actor, CourseEvent event) {
    if (!EventOffice.holds(actor, event)) {
      throw new AccessDeniedException("Not the event's");
    }
  }

  private CourseEvent require(Actor.Person actor, EventId id) {
    return events
        .find(id)
        .filter(e -> EventOffice.holds(actor, e))
        .orElseThrow(() -> new AccessDeniedException("Not the event's"));
  }

  private void record(Actor actor, CourseEvent event, String act, Map<String, ?> said) {
    archive.record(actor, Optional.of(event.administrator()), event.subject(), act, said);
  }
}
