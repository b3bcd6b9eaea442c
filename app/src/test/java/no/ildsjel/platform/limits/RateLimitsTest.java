package no.ildsjel.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.ildsjel.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be done so often may be done no oftener, however many instances there are. */
class RateLimitsTest {

  private static PGSimpleDataSource database;

  @BeforeAll
  static void database() {
    database = TestDatabase.of("platform");
  }

  @Test
  void eachHasALimitOfTheirOwn() {
    Limit three = new Limit("three", 3, Duration.ofHours(1));
    RateLimits limits = new RateLimits(database);
    for (int i = 0; i < 3; i++) {
      assertThat(limits.allows(three, "amina")).isTrue();
    }
    assertThat(limits.allows(three, "amina")).isFalse();
    assertThat(limits.allows(three, "jonas")).isTrue();
    assertThat(limits.allows(new Limit("other", 1, Duration.ofHours(1)), "amina")).isTrue();
  }

  @Test
  void twoInstancesCountTogether() throws InterruptedException, ExecutionException {
    Limit ten = new Limit("ten", 10, Duration.ofHours(1));
    RateLimits[] instances = {new RateLimits(database), new RateLimits(database)};
    try (var threads = Executors.newFixedThreadPool(8)) {
      var asked =
          threads.invokeAll(
              IntStream.range(0, 40)
                  .<java.util.concurrent.Callable<Boolean>>mapToObj(
                      i -> () -> instances[i % 2].allows(ten, "amina"))
                  .toList());
      int allowed = 0;
      for (Future<Boolean> answer : asked) {
        allowed += answer.get() ? 1 : 0;
      }
      assertThat(allowed).isEqualTo(10);
    }
  }

  @Test
  void whoItWasIsNotKeptAndAllIsForgottenInTime() {
    RateLimits limits = new RateLimits(database);
    limits.allows(new Limit("short", 5, Duration.ofSeconds(1)), "192.0.2.17");
    JdbcClient jdbc = JdbcClient.create(database);
    assertThat(
            jdbc.sql("select count(*) from platform.rate_limit where id like '%192%'")
                .query(Integer.class)
                .single())
        .isZero();
    jdbc.sql("update platform.rate_limit set expires_at = 1 where id like 'short:%'").update();
    limits.forget();
    assertThat(
            jdbc.sql("select count(*) from platform.rate_limit where id like 'short:%'")
                .query(Integer.class)
                .single())
        .isZero();
  }
}
