package no.ildsjel.programme.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.archive.ArchiveTesting;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FrameLedgerTest {

  private static final Actor PROGRAM = new Actor.Program("test");
  private static final AtomicLong CAUSE = new AtomicLong();
  private static FrameLedger frames;
  private static TransactionTemplate transaction;
  private static JdbcClient jdbc;
  private static int year = 2100;

  @BeforeAll
  static void database() {
    var source = TestDatabase.of("platform", "programme");
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    Clock clock = Clock.systemUTC();
    frames = new FrameLedger(jdbc, clock, ArchiveTesting.archive(jdbc, clock));
  }

  @Test
  void aPromiseOfTheLastKroneIsAllowedAndOneMoreIsRefused() {
    FrameId frame = frameOf(1_000_000);
    assertThat(promise(frame, 999_999)).isTrue();
    assertThat(promise(frame, 2)).isFalse();
    assertThat(promise(frame, 1)).isTrue();
    assertThat(promise(frame, 1)).isFalse();
    assertThat(statement(frame).free()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatIsConditionalForALaterYearTakesNothingOfThisYearsFrame() {
    FrameId frame = frameOf(220_000);
    transaction.executeWithoutResult(
        t -> frames.conditional(PROGRAM, frame, year + 1, Money.kroner(110_000), cause()));
    assertThat(statement(frame).free()).isEqualTo(Money.kroner(220_000));
    assertThat(statement(frame).conditional()).isEqualTo(Money.kroner(110_000));
  }

  @Test
  void whatIsLetGoCanBePromisedAgain() {
    FrameId frame = frameOf(100_000);
    assertThat(promise(frame, 100_000)).isTrue();
    transaction.executeWithoutResult(
        t -> frames.release(PROGRAM, frame, Money.kroner(60_000), cause()));
    assertThat(promise(frame, 60_000)).isTrue();
    assertThat(promise(frame, 1)).isFalse();
  }

  @Test
  void whatIsPaidWasPromisedFirstAndIsNeverLetGo() {
    FrameId frame = frameOf(100_000);
    assertThat(promise(frame, 80_000)).isTrue();
    transaction.executeWithoutResult(
        t -> frames.pay(PROGRAM, frame, Money.kroner(50_000), cause()));
    assertThat(statement(frame).paid()).isEqualTo(Money.kroner(50_000));
    assertThat(statement(frame).toPay()).isEqualTo(Money.kroner(30_000));
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(
                t -> frames.pay(PROGRAM, frame, Money.kroner(30_001), cause())))
        .hasMessageStartingWith("PAID of more");
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(
                t -> frames.release(PROGRAM, frame, Money.kroner(30_001), cause())))
        .hasMessageStartingWith("RELEASED of more");
  }

  @Test
  void randomHistoriesAlwaysAddUpToTheKrone() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 10; round++) {
      FrameId frame = frameOf(1_000_000);
      long allotted = 1_000_000;
      long committed = 0;
      long paid = 0;
      long returned = 0;
      long repaid = 0;
      long carried = 0;
      for (int step = 0; step < 60; step++) {
        long amount = 1 + random.nextInt(150_000);
        switch (random.nextInt(9)) {
          case 0 -> {
            frames.allot(PROGRAM, frame, Money.kroner(amount), cause()).orThrow();
            allotted += amount;
          }
          case 1 -> {
            boolean fits = committed + amount <= allotted - returned;
            assertThat(promise(frame, amount)).isEqualTo(fits);
            committed += fits ? amount : 0;
          }
          case 2 ->
              committed -=
                  tried(
                      amount, cause -> frames.release(PROGRAM, frame, Money.kroner(amount), cause));
          case 3 -> {
            boolean fits = amount <= allotted - returned - committed;
            assertThat(frames.giveBack(PROGRAM, frame, Money.kroner(amount), cause()).isAllowed())
                .isEqualTo(fits);
            returned += fits ? amount : 0;
          }
          case 4 ->
              repaid +=
                  tried(amount, cause -> frames.repay(PROGRAM, frame, Money.kroner(amount), cause));
          case 5 ->
              carried +=
                  tried(
                      amount,
                      cause -> frames.carryOver(PROGRAM, frame, Money.kroner(amount), cause));
          case 6 ->
              carried -=
                  tried(
                      amount,
                      cause -> frames.liftCarryOver(PROGRAM, frame, Money.kroner(amount), cause));
          case 7 ->
              paid -=
                  tried(amount, cause -> frames.unpay(PROGRAM, frame, Money.kroner(amount), cause));
          default ->
              paid +=
                  tried(amount, cause -> frames.pay(PROGRAM, frame, Money.kroner(amount), cause));
        }
        FrameStatement now = statement(frame);
        assertThat(now.allotted()).isEqualTo(Money.kroner(allotted));
        assertThat(now.committed()).isEqualTo(Money.kroner(committed));
        assertThat(now.paid()).isEqualTo(Money.kroner(paid));
        assertThat(now.returned()).isEqualTo(Money.kroner(returned));
        assertThat(now.repaid()).isEqualTo(Money.kroner(repaid));
        assertThat(now.carriedOver()).isEqualTo(Money.kroner(carried));
        assertThat(now.allotted()).isEqualTo(now.returned().plus(now.committed()).plus(now.free()));
        assertThat(now.paid()).isEqualTo(now.repaid().plus(now.carriedOver()).plus(now.kept()));
        assertThat(now.kept().isNegative() || now.carriedOver().isNegative()).isFalse();
        assertThat(now.committed()).isEqualTo(now.paid().plus(now.toPay()));
        assertThat(now.free().isNegative() || now.toPay().isNegative()).isFalse();
      }
    }
  }

  /** The amount, or nothing when the ledger would not have it. */
  private static long tried(long amount, java.util.function.Consumer<String> act) {
    try {
      transaction.executeWithoutResult(t -> act.accept(cause()));
      return amount;
    } catch (IllegalStateException refused) {
      return 0;
    }
  }

  @Test
  void nothingInTheLedgerCanBeChangedOrTakenOut() {
    FrameId frame = frameOf(100_000);
    for (String statement :
        List.of(
            "update programme.frame_entry set kroner = 1 where frame = ?",
            "delete from programme.frame_entry where frame = ?")) {
      assertThatThrownBy(() -> jdbc.sql(statement).param(frame.value()).update())
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void theSameCauseIsNeverPromisedTwice() {
    FrameId frame = frameOf(100_000);
    String cause = cause();
    transaction.execute(t -> frames.commit(PROGRAM, frame, Money.kroner(10), cause));
    assertThatThrownBy(
            () -> transaction.execute(t -> frames.commit(PROGRAM, frame, Money.kroner(10), cause)))
        .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
  }

  @Test
  void manyWhoDecideAtOnceNeverPromiseMoreThanTheFrame() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 5; round++) {
      long allotted = 500_000 + random.nextInt(500_000);
      FrameId frame = frameOf(allotted);
      List<Callable<Long>> deciders = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long amount = 1 + random.nextInt(60_000);
        deciders.add(() -> promise(frame, amount) ? amount : 0L);
      }
      long promised = 0;
      try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
        for (Future<Long> one : pool.invokeAll(deciders)) {
          promised += one.get();
        }
      }
      FrameStatement statement = statement(frame);
      assertThat(statement.committed()).isEqualTo(Money.kroner(promised));
      assertThat(statement.committed()).isLessThanOrEqualTo(statement.allotted());
      assertThat(statement.free().plus(statement.committed())).isEqualTo(statement.allotted());
    }
  }

  private static FrameId frameOf(long kroner) {
    return transaction.execute(t -> {
      FrameId frame =
          frames.open(
              PROGRAM, new SchemeId("sma-og-nystartede"), AdministratorId.DIRECTORATE, ++year);
      frames.allot(PROGRAM, frame, Money.kroner(kroner), "tildelingsbrev");
      return frame;
    });
  }

  private static boolean promise(FrameId frame, long kroner) {
    Answer<FrameStatement> answer =
        transaction.execute(t -> frames.commit(PROGRAM, frame, Money.kroner(kroner), cause()));
    return answer.isAllowed();
  }

  private static FrameStatement statement(FrameId frame) {
    return frames.statement(frame).orElseThrow();
  }

  private static String cause() {
    return "decision:" + CAUSE.incrementAndGet();
  }
}
