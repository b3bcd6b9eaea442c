package no.ildsjel.platform.limits;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import no.ildsjel.platform.identity.MayCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/**
 * Counts how often each does something, in the database, so that it holds for all instances
 * together. Whoever it is stands there as a digest only.
 */
@Service
public class RateLimits {

  private static final int REMOVED_AT_A_TIME = 1_000;

  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

  RateLimits(DataSource database) {
    buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("platform.rate_limit")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofMinutes(1)))
            .build();
  }

  /**
   * Counts one more time; false when that is too often, and then it is not to be done. Uses a
   * connection of its own, so it is asked before a transaction is opened.
   *
   * @param who a person's id, an address: whatever it is counted by
   */
  @MayCall("any room, before what it limits")
  public boolean allows(Limit limit, String who) {
    return buckets
        .getProxy(
            limit.name() + ":" + digest(who),
            () ->
                BucketConfiguration.builder()
                    .addLimit(
                        l -> l.capacity(limit.times()).refillGreedy(limit.times(), limit.per()))
                    .build())
        .tryConsume(1);
  }

  void forget() {
    while (buckets.removeExpired(REMOVED_AT_A_TIME) == REMOVED_AT_A_TIME) {
      // the next thousand
    }
  }

  private static String digest(String who) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(who.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Configuration
  static class Forgetting {

    @Bean
    RecurringTask<Void> oldLimits(RateLimits limits) {
      return Tasks.recurring("old-limits", FixedDelay.ofMinutes(30))
          .execute((instance, context) -> limits.forget());
    }
  }
}
