package no.ildsjel.platform.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Notes every act as it is done, in the act's own transaction. What is noted is never changed. */
@Service
public class Archive {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Clock clock;

  Archive(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Something that was done.
   *
   * @param at when
   * @param actor who: a person's id, or the program's task
   * @param act the act's name, such as {@code application-submitted}
   * @param payload what was said with it, or empty when it has been erased by law
   */
  public record Entry(OffsetDateTime at, String actor, String act, Optional<String> payload) {}

  /**
   * Something that was done, with its place in the chain.
   *
   * @param number its seal's, which follows the order of commits and has no gaps
   * @param administrator whose archive it belongs to, if anybody's
   * @param subject what it was done to
   */
  public record Sealed(
      long number, Optional<AdministratorId> administrator, String subject, Entry entry) {}

  /**
   * Notes an act.
   *
   * @param actor who did it
   * @param administrator whose archive it belongs to, if anybody's
   * @param subject what it was done to, such as {@code application:<id>}
   * @param act its name, in lower case with hyphens
   * @param payload what was said with it
   */
  @MayCall("any room, within the act's own transaction")
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Actor actor,
      Optional<AdministratorId> administrator,
      String subject,
      String act,
      Map<String, ?> payload) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    String json = JSON.writeValueAsString(new TreeMap<>(payload));
    OffsetDateTime now =
        OffsetDateTime.now(clock)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MICROS);
    long entry =
        jdbc.sql(
                """
                insert into platform.archive_entry
                  (at, actor, administrator, subject, act, payload_hash)
                values (:at, :actor, :administrator, :subject, :act, :hash) returning id
                """)
            .param("at", now)
            .param("actor", name(actor))
            .param("administrator", administrator.map(AdministratorId::value).orElse(null))
            .param("subject", subject)
            .param("act", act)
            .param("hash", digest(salt, json.getBytes(StandardCharsets.UTF_8)))
            .query(Long.class)
            .single();
    jdbc.sql("insert into platform.archive_payload (entry, salt, payload) values (?, ?, ?)")
        .params(entry, salt, json)
        .update();
    jdbc.sql("insert into platform.archive_unsealed (entry) values (?)").param(entry).update();
  }

  /** What has been done to a subject, oldest first. */
  @MayCall("any room, for a subject it has checked itself")
  @Transactional(readOnly = true)
  public List<Entry> history(String subject) {
    return jdbc.sql(
            """
            select e.at, e.actor, e.act, p.payload
            from platform.archive_entry e
            left join platform.archive_payload p on p.entry = e.id
            where e.subject = ? order by e.id
            """)
        .param(subject)
        .query((row, n) ->
            new Entry(
                row.getObject("at", OffsetDateTime.class),
                row.getString("actor"),
                row.getString("act"),
                Optional.ofNullable(row.getString("payload"))))
        .list();
  }

  /**
   * What has been sealed since, in the order it was committed: a reader that keeps the last number
   * misses nothing, which the ids of entries could not promise.
   *
   * @param kind what the subjects begin with, such as {@code application}
   */
  @MayCall("rooms that copy acts into rows of their own and check there who asks")
  @Transactional(readOnly = true)
  public List<Sealed> sealedAfter(long number, String kind, int most) {
    return jdbc.sql(
            """
            select s.number, e.at, e.actor, e.administrator, e.subject, e.act, p.payload
            from platform.archive_seal s
            join platform.archive_entry e on e.id = s.entry
            left join platform.archive_payload p on p.entry = e.id
            where s.number > ? and starts_with(e.subject, ?)
            order by s.number limit ?
            """)
        .params(number, kind + ":", most)
        .query((row, n) ->
            new Sealed(
                row.getLong("number"),
                Optional.ofNullable(row.getString("administrator")).map(AdministratorId::new),
                row.getString("subject"),
                new Entry(
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("actor"),
                    row.getString("act"),
                    Optional.ofNullable(row.getString("payload")))))
        .list();
  }

  static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Actor actor) {
    return switch (actor) {
      case Actor.Visitor visitor -> "visitor";
      case Actor.Person person -> "person:" + person.id();
      case Actor.Program(String task) -> "program:" + task;
    };
  }
}
