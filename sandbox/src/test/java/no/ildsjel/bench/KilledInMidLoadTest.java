package no.ildsjel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.ildsjel.bench.Applicants.Applicant;
import no.ildsjel.bench.Applicants.Question;
import no.ildsjel.bench.ApplicationLoadBench.Attempts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The real program in a process of its own, or its database, is killed in mid load as by a power
 * cut. Part of {@code ./ildsjel test --all}.
 */
@EnabledIfSystemProperty(named = "ildsjel.all", matches = "true")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledInMidLoadTest {

  private static final int WRITERS = 8;

  private final Map<String, Attempts> answers = new ConcurrentHashMap<>();
  private final Set<String> sentIn = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean killing;
  private Path data;
  private ConcurrentLinkedQueue<Applicant> waiting;
  private List<Question> questions;

  @BeforeEach
  void newData() throws IOException {
    data = RunningServer.newFolder("killed");
  }

  @AfterEach
  void away() throws IOException {
    RunningServer.delete(data);
  }

  @Test
  void aKilledProgramHasLostAndDoubledNothingItAcknowledged() throws Exception {
    try (RunningServer server = RunningServer.start(data, "--empty")) {
      begin(server);
      List<Thread> writers = write(server);
      awaitMidLoad(writers);
      kill(server::kill, writers);
    }
    try (RunningServer again = RunningServer.start(data, "--empty")) {
      assertNothingIsLostOrDoubled(again);
      int before = sentIn.size();
      List<Thread> writers = write(again);
      awaitMidLoad(writers);
      kill(again::kill, writers);
      assertThat(sentIn).hasSizeGreaterThan(before);
    }
    try (RunningServer again = RunningServer.start(data, "--empty")) {
      assertNothingIsLostOrDoubled(again);
    }
  }

  @Test
  void aKilledDatabaseHasLostNothingAndTheProgramSaysThatItDoesNotSave() throws Exception {
    try (RunningServer server = RunningServer.start(data, "--empty")) {
      begin(server);
      List<Thread> writers = write(server);
      awaitMidLoad(writers);
      kill(() -> RunningServer.kill(server.postmaster()), writers);
      int before = acknowledged.get();
      Applicant who = waiting.remove();
      try (Wire wire = new Wire(server.port())) {
        for (int i = 0; i < 5; i++) {
          Wire.Reply reply = wire.get("/soknader/" + who.application(), who.cookies(), "");
          assertThat(reply.status()).as("a page that needs the database").isGreaterThan(499);
          assertThat(
                  ApplicationLoadBench.save(
                      wire, who, questions.getFirst(), List.of("Ikke lagret")))
              .as("saved without a database")
              .isFalse();
        }
      }
      assertThat(acknowledged).hasValue(before);
    }
    try (RunningServer again = RunningServer.start(data, "--empty")) {
      assertNothingIsLostOrDoubled(again);
    }
  }

  /** Until some more have sent in and a random number of answers more are acknowledged. */
  private void awaitMidLoad(List<Thread> writers) throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    int applications = sentIn.size() + 3;
    while (sentIn.size() < applications) {
      assertThat(writers).as("somebody still writes").anyMatch(Thread::isAlive);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    int enough = acknowledged.get() + new Random(seed).nextInt(100);
    while (acknowledged.get() < enough) {
      assertThat(writers).as("somebody still writes").anyMatch(Thread::isAlive);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Something that is killed. */
  @FunctionalInterface
  private interface Killing {
    void now() throws Exception;
  }

  private void kill(Killing victim, List<Thread> writers) throws Exception {
    killing = true;
    victim.now();
    for (Thread writer : writers) {
      writer.join();
    }
    killing = false;
  }

  private void begin(RunningServer server) throws Exception {
    Applicants applicants = Applicants.in(server, 300);
    waiting = new ConcurrentLinkedQueue<>(applicants.all());
    questions = applicants.questions();
  }

  /** Each writes and sends in one application after another until something is killed. */
  private List<Thread> write(RunningServer server) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (Applicant who = waiting.poll();
                    who != null && !killing;
                    who = waiting.poll()) {
                  try (Wire wire = new Wire(server.port())) {
                    // what a busy machine was too slow for is not acknowledged, and the next begun
                    writeAll(wire, who);
                  } catch (Exception e) {
                    // it was killed
                  }
                }
              }));
    }
    return writers;
  }

  private void writeAll(Wire wire, Applicant who) throws Exception {
    for (Question question : questions) {
      Attempts mine =
          answers.computeIfAbsent(who.draft() + " " + question.path(), _ -> new Attempts());
      // a text of its own first, so that an older answer can be told from a newer one
      List<List<String>> typed = new ArrayList<>();
      if (question.typed().size() == 1 && question.typed().getFirst().length() > 40) {
        typed.add(List.of("Et første svar " + System.nanoTime()));
      }
      typed.add(question.typed());
      for (List<String> one : typed) {
        String stored = String.join(",", one);
        mine.sent(stored);
        if (!ApplicationLoadBench.save(wire, who, question, one)) {
          return;
        }
        mine.acknowledged(stored);
        acknowledged.incrementAndGet();
      }
    }
    if (ApplicationLoadBench.submit(wire, who)) {
      sentIn.add(who.application().toString());
    }
  }

  private void assertNothingIsLostOrDoubled(RunningServer server) throws Exception {
    assertThat(acknowledged.get()).as("answers acknowledged").isGreaterThan(100);
    assertThat(sentIn).as("applications acknowledged").isNotEmpty();
    try (Connection database = server.connect()) {
      Map<String, String> texts = new HashMap<>();
      Set<String> there = new TreeSet<>();
      try (ResultSet row =
          database
              .createStatement()
              .executeQuery(
                  "select draft, path, kind, value from platform.form_draft_answer"
                      + " where kind is not null")) {
        while (row.next()) {
          String key = row.getString(1) + " " + row.getString(2);
          there.add(key);
          if (row.getString(3).equals("text")) {
            texts.put(key, row.getString(4).replaceAll("^\"|\"$", ""));
          }
        }
      }
      answers.forEach((key, sent) -> {
        if (sent.isAcknowledged()) {
          assertThat(there).as("acknowledged answers").contains(key);
        }
        if (texts.containsKey(key) && sent.severalWereSent()) {
          assertThat(sent.keeps(texts.get(key))).as(key + ": " + texts.get(key)).isTrue();
        }
      });
      assertThat(
              strings(
                  database,
                  """
                  select id::text from casework.application
                  where state = 'SUBMITTED' and number is not null
                  """))
          .containsAll(sentIn);
      assertThat(
              strings(
                  database,
                  """
                  select application::text from casework.submission
                  group by application having count(*) > 1
                  """))
          .as("sent in twice")
          .isEmpty();
      assertThat(
              strings(
                  database,
                  """
                  select a.id::text from casework.application a
                  where (a.state = 'SUBMITTED') <> exists
                      (select 1 from casework.submission s where s.application = a.id)
                    or (a.state = 'SUBMITTED') <> (1 = (select count(*) from platform.archive_entry e
                      where e.subject = 'application:' || a.id and e.act = 'application-submitted'))
                  """))
          .as("half sent in")
          .isEmpty();
    }
    Map.Entry<Integer, String> verdict = server.command("verify-archive");
    assertThat(verdict.getValue()).contains("whole").doesNotContain("BROKEN");
    assertThat(verdict.getKey()).isZero();
  }

  private static Set<String> strings(Connection database, String sql) throws Exception {
    Set<String> found = new TreeSet<>();
    try (ResultSet row = database.createStatement().executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
