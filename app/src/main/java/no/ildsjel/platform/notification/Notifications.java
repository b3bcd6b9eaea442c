package no.ildsjel.platform.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.pages.UnreadCount;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps notices in people's inboxes, and mail until it has been sent. */
@Service
public class Notifications implements UnreadCount {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final People people;

  Notifications(JdbcClient jdbc, Clock clock, People people) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.people = people;
  }

  /** Tells one person; the room words it in that person's language. */
  @MayCall("any room, within the act's own transaction")
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(PersonId person, Function<PersonView, Notice> words) {
    people.find(person).ifPresent(p -> keep(p, words.apply(p)));
  }

  /** Tells everybody who acts for the organisation. */
  @MayCall("any room, within the act's own transaction")
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(OrganisationNumber organisation, Function<PersonView, Notice> words) {
    people.actingFor(organisation).forEach(p -> keep(p, words.apply(p)));
  }

  /**
   * Writes to somebody who is not a user yet. What is written may hold a link that only they should
   * know, so it is not kept once it has been sent.
   */
  @MayCall("any room, within the act's own transaction")
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(String email, String subject, String body) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into platform.outgoing_mail (id, recipient, subject, body, at, next_at, secret)
            values (?, ?, ?, ?, ?, ?, true)
            """)
        .params(UUID.randomUUID(), email, subject, body, now, now)
        .update();
  }

  private void keep(PersonView person, Notice notice) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into platform.notice (id, person, organisation, subject, body, link, at)
            values (:id, :person, :organisation, :subject, :body, :link, :at)
            """)
        .param("id", id)
        .param("person", person.id().value())
        .param("organisation", notice.organisation().map(OrganisationNumber::value).orElse(null))
        .param("subject", notice.subject())
        .param("body", notice.body())
        .param("link", notice.link().orElse(null))
        .param("at", now)
        .update();
    person
        .email()
        .ifPresent(email ->
            jdbc.sql(
                    """
                    insert into platform.outgoing_mail
                      (id, notice, recipient, subject, body, at, next_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """)
                .params(UUID.randomUUID(), id, email, notice.subject(), notice.body(), now, now)
                .update());
  }

  /** The person's inbox, newest first. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public List<NoticeView> inbox(Actor.Person person) {
    return jdbc.sql(
            """
            select * from platform.notice where person = ? order by at desc, id limit 200
            """)
        .param(person.id().value())
        .query((row, n) ->
            new NoticeView(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("body"),
                Optional.ofNullable(row.getString("link")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") == null))
        .list();
  }

  /** Notes that the person has opened the notice; where it leads. */
  @MayCall("the person")
  @Transactional
  public Optional<String> open(Actor.Person person, UUID notice) {
    return jdbc.sql(
            """
            update platform.notice set read_at = coalesce(read_at, ?) where id = ? and person = ?
            returning coalesce(link, '/innboks')
            """)
        .params(OffsetDateTime.now(clock), notice, person.id().value())
        .query(String.class)
        .optional();
  }

  @Override
  @MayCall("the person")
  @Transactional(readOnly = true)
  public int unread(Actor.Person person) {
    return jdbc.sql("select count(*) from platform.notice where person = ? and read_at is null")
        .param(person.id().value())
        .query(Integer.class)
        .single();
  }

  /** The newest mail, for the page that shows it where none is really sent. */
  @MayCall("anybody, in a trial only")
  @Transactional(readOnly = true)
  public List<MailView> mail() {
    return jdbc.sql("select * from platform.outgoing_mail order by at desc, id limit 100")
        .query((row, n) ->
            new MailView(
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                moment(row.getObject("at", OffsetDateTime.class)),
                row.getObject("sent_at") != null))
        .list();
  }

  private static Instant moment(OffsetDateTime at) {
    return at.toInstant();
  }
}
