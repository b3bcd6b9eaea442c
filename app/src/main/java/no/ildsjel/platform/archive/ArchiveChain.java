package no.ildsjel.platform.archive;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.ildsjel.platform.identity.MayCall;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain that shows that nothing in the archive was changed, taken out or put in between: each
 * committed entry is sealed with a hash over itself and the seal before it. What was said with an
 * entry counts only through a salted hash, so it can be erased by law.
 */
@Service
public class ArchiveChain {

  private static final byte[] BEGINNING = new byte[32];
  private static final int BATCH = 5_000;

  private final JdbcClient jdbc;

  ArchiveChain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a check of the chain found.
   *
   * @param sealed entries that are sealed and right
   * @param unsealed entries that wait to be sealed
   * @param erased entries whose payload has been erased
   * @param broken what is wrong, if anything
   */
  public record Verdict(long sealed, long unsealed, long erased, Optional<String> broken) {}

  /** Seals what has been committed since the last time. */
  @MayCall("the program's own task")
  @Transactional
  public int seal() {
    jdbc.sql("lock table platform.archive_seal in exclusive mode").update();
    List<Long> next =
        jdbc.sql("select entry from platform.archive_unsealed order by entry limit ?")
            .param(BATCH)
            .query((row, n) -> row.getLong("entry"))
            .list();
    if (next.isEmpty()) {
      return 0;
    }
    // by their ids, or all that is sealed already would be read to come to what is not
    List<Sealable> entries =
        jdbc.sql("select * from platform.archive_entry where id = any (?) order by id")
            .param(next.toArray(Long[]::new))
            .query(Sealable::of)
            .list();
    record Last(long number, byte[] hash) {}
    Last last =
        jdbc.sql("select number, hash from platform.archive_seal order by number desc limit 1")
            .query((row, n) -> new Last(row.getLong("number"), row.getBytes("hash")))
            .optional()
            .orElse(new Last(0, BEGINNING));
    long number = last.number();
    byte[] hash = last.hash();
    for (Sealable entry : entries) {
      number++;
      hash = entry.sealedAfter(hash);
      jdbc.sql("insert into platform.archive_seal (number, entry, hash) values (?, ?, ?)")
          .params(number, entry.id(), hash)
          .update();
      jdbc.sql("delete from platform.archive_unsealed where entry = ?").param(entry.id()).update();
    }
    return entries.size();
  }

  /** Checks the whole chain. */
  @MayCall("the command verify-archive")
  @Transactional(readOnly = true)
  public Verdict verify() {
    long unsealed =
        jdbc.sql("select count(*) from platform.archive_unsealed").query(Long.class).single();
    long entries =
        jdbc.sql("select count(*) from platform.archive_entry").query(Long.class).single();
    long[] sealed = {0};
    long[] erased = {0};
    byte[][] hash = {BEGINNING};
    AtomicReference<@Nullable String> broken = new AtomicReference<>();
    jdbc.sql(
            """
            select s.number, s.hash seal, e.*, p.salt, p.payload
            from platform.archive_seal s
            left join platform.archive_entry e on e.id = s.entry
            left join platform.archive_payload p on p.entry = s.entry
            order by s.number
            """)
        .withFetchSize(1_000)
        .query((ResultSet row) -> {
          if (broken.get() == null) {
            broken.set(check(row, sealed[0], hash));
            sealed[0]++;
            if (row.getString("payload") == null) {
              erased[0]++;
            }
          }
        });
    if (broken.get() == null && sealed[0] + unsealed != entries) {
      broken.set(
          "There are "
              + entries
              + " entries, but "
              + sealed[0]
              + " sealed and "
              + unsealed
              + " waiting");
    }
    return new Verdict(sealed[0], unsealed, erased[0], Optional.ofNullable(broken.get()));
  }

  private static @Nullable String check(ResultSet row, long before, byte[][] hash)
      throws SQLException {
    long number = row.getLong("number");
    if (number != before + 1) {
      return "Seal " + (before + 1) + " is missing";
    }
    if (row.getString("act") == null) {
      return "The entry under seal " + number + " is missing";
    }
    hash[0] = Sealable.of(row, 0).sealedAfter(hash[0]);
    if (!Arrays.equals(hash[0], row.getBytes("seal"))) {
      return "The entry under seal " + number + " was changed";
    }
    String payload = row.getString("payload");
    if (payload != null
        && !Arrays.equals(
            Archive.digest(row.getBytes("salt"), payload.getBytes(StandardCharsets.UTF_8)),
            row.getBytes("payload_hash"))) {
      return "What was said with the entry under seal " + number + " was changed";
    }
    return null;
  }

  private record Sealable(
      long id,
      OffsetDateTime at,
      String actor,
      @Nullable String administrator,
      String subject,
      String act,
      byte[] payloadHash) {

    static Sealable of(ResultSet row, int number) throws SQLException {
      return new Sealable(
          row.getLong("id"),
          row.getObject("at", OffsetDateTime.class),
          row.getString("actor"),
          row.getString("administrator"),
          row.getString("subject"),
          row.getString("act"),
          row.getBytes("payload_hash"));
    }

    byte[] sealedAfter(byte[] previous) {
      String head =
          String.join(
              "\u001f",
              String.valueOf(id),
              at.toInstant().toString(),
              actor,
              administrator == null ? "" : administrator,
              subject,
              act);
      byte[] words = head.getBytes(StandardCharsets.UTF_8);
      return Archive.digest(
          previous, ByteBuffer.allocate(4).putInt(words.length).array(), words, payloadHash);
    }
  }

  @Configuration
  static class Sealing {

    @Bean
    RecurringTask<Void> archiveSealing(ArchiveChain chain) {
      return Tasks.recurring("archive-sealing", FixedDelay.of(Duration.ofSeconds(1)))
          .execute((instance, context) -> chain.seal());
    }
  }
}
