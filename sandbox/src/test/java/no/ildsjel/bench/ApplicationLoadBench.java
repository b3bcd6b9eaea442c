package no.ildsjel.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import no.ildsjel.bench.Applicants.Applicant;
import no.ildsjel.bench.Applicants.Question;

/**
 * Load on the real program over HTTP, with sessions and form tokens, on a database that waits for
 * the disk.
 *
 * <p>{@code load}: eight people each save forty answers one by one and send in, over and over; then
 * pgbench runs the very statements the program was seen to run, with as many clients; then the
 * program again at half the load it bore. Goals: at least 20 % of pgbench, p99 below 50 ms at half.
 *
 * <p>{@code deadline SECONDS SAVES_PER_SECOND SUBMISSIONS}: people come when they come, whether or
 * not those before them have been answered; first they save, then, in half the time, they send in.
 * Every answer that was acknowledged is read back. Goal: no error, nothing lost, p99 below 500 ms.
 */
public final class ApplicationLoadBench {

  private static final int CLIENTS = 8;
  private static final long ROUND_SECONDS = 20;

  private ApplicationLoadBench() {}

  public static void main(String[] args) throws Exception {
    Path data = RunningServer.newFolder("load");
    try (RunningServer server = RunningServer.start(data, "--empty")) {
      if (args.length > 0 && args[0].equals("deadline")) {
        deadline(
            server,
            args.length > 1 ? Integer.parseInt(args[1]) : 60,
            args.length > 2 ? Integer.parseInt(args[2]) : 500,
            args.length > 3 ? Integer.parseInt(args[3]) : 500);
      } else {
        load(server);
      }
    } finally {
      RunningServer.delete(data);
    }
    System.exit(0);
  }

  // ---- what the program bears, and what its database alone bears

  private static void load(RunningServer server) throws Exception {
    Applicants applicants = Applicants.in(server, 6_000);
    List<Question> questions = applicants.questions();
    ConcurrentLinkedQueue<Applicant> waiting = new ConcurrentLinkedQueue<>(applicants.all());
    List<Path> scripts = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Applicant seen = waiting.remove();
      try (StatementLog log = StatementLog.of(server);
          Wire wire = new Wire(server.port())) {
        // the statements are prepared by then
        whole(wire, waiting.remove(), questions);
        log.begin();
        whole(wire, seen, questions);
        scripts.add(log.script(seen, server.data().resolve("application-" + client + ".sql")));
      }
    }
    Measured warm = full(server, waiting, questions, 10);
    Measured most = full(server, waiting, questions, ROUND_SECONDS);
    double alone = PgBench.applicationsPerSecond(server, scripts, ROUND_SECONDS);
    double perSecond = most.applications / most.seconds;
    System.out.printf(
        "%d people save %d answers one by one and send in: %.0f saves and %.1f submissions a"
            + " second (first %d s: %.0f saves), save p50 %.1f ms, p99 %.1f ms, submission p50 %.1f"
            + " ms, p99 %.1f ms, %d refused; the load generator used %.2f of a core; load average"
            + " %.1f%n",
        CLIENTS,
        questions.size(),
        perSecond * questions.size(),
        perSecond,
        10,
        warm.applications / warm.seconds * questions.size(),
        percentile(most.saves, 0.5),
        percentile(most.saves, 0.99),
        percentile(most.submissions, 0.5),
        percentile(most.submissions, 0.99),
        most.errors.get(),
        most.cpu,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.printf(
        "pgbench with the same statements, %d clients: %.0f saves and %.1f submissions a second; the"
            + " program reaches %.0f %% of it (goal 20 %%)%n",
        CLIENTS, alone * questions.size(), alone, 100 * perSecond / alone);
    Measured half = paced(server, waiting, questions, perSecond / 2, ROUND_SECONDS);
    System.out.printf(
        "at half that load (%.0f saves a second, whether or not those before are answered): save p50"
            + " %.1f ms, p99 %.1f ms, submission p99 %.1f ms, all p99 %.1f ms (goal 50 ms), %d"
            + " refused; the load generator used %.2f of a core%n",
        perSecond / 2 * questions.size(),
        percentile(half.saves, 0.5),
        percentile(half.saves, 0.99),
        percentile(half.submissions, 0.99),
        percentile(half.all(), 0.99),
        half.errors.get(),
        half.cpu);
  }

  private static final class Measured {
    final ConcurrentLinkedQueue<Long> saves = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Long> submissions = new ConcurrentLinkedQueue<>();
    final AtomicInteger errors = new AtomicInteger();
    int applications;
    double seconds;
    double cpu;

    List<Long> all() {
      List<Long> all = new ArrayList<>(saves);
      all.addAll(submissions);
      return all;
    }
  }

  /** Everybody as fast as they are answered. */
  private static Measured full(
      RunningServer server,
      ConcurrentLinkedQueue<Applicant> waiting,
      List<Question> questions,
      long seconds)
      throws Exception {
    Measured measured = new Measured();
    AtomicLong saved = new AtomicLong();
    long cpu = cpu();
    long begun = System.nanoTime();
    long until = begun + seconds * 1_000_000_000L;
    everybody(client -> {
      try (Wire wire = new Wire(server.port())) {
        while (System.nanoTime() < until) {
          Applicant who = waiting.remove();
          for (Question question : questions) {
            if (System.nanoTime() >= until) {
              return;
            }
            long at = System.nanoTime();
            count(measured, save(wire, who, question, question.typed()));
            measured.saves.add(System.nanoTime() - at);
            saved.incrementAndGet();
          }
          long at = System.nanoTime();
          count(measured, submit(wire, who));
          measured.submissions.add(System.nanoTime() - at);
        }
      }
    });
    measured.seconds = (System.nanoTime() - begun) / 1e9;
    measured.applications = (int) (saved.get() / questions.size());
    measured.cpu = (cpu() - cpu) / 1e9 / measured.seconds;
    return measured;
  }

  /** Each act at its time; what waits behind a slow one counts its waiting. */
  private static Measured paced(
      RunningServer server,
      ConcurrentLinkedQueue<Applicant> waiting,
      List<Question> questions,
      double perSecond,
      long seconds)
      throws Exception {
    Measured measured = new Measured();
    long step = (long) (1e9 * CLIENTS / (perSecond * (questions.size() + 1)));
    long cpu = cpu();
    long begun = System.nanoTime();
    long until = begun + seconds * 1_000_000_000L;
    everybody(client -> {
      long due = begun + step * client / CLIENTS;
      try (Wire wire = new Wire(server.port())) {
        while (due < until) {
          Applicant who = waiting.remove();
          for (int i = 0; i <= questions.size() && due < until; i++, due += step) {
            long early = due - System.nanoTime();
            if (early > 0) {
              TimeUnit.NANOSECONDS.sleep(early);
            }
            if (i < questions.size()) {
              count(measured, save(wire, who, questions.get(i), questions.get(i).typed()));
              measured.saves.add(System.nanoTime() - due);
            } else {
              count(measured, submit(wire, who));
              measured.submissions.add(System.nanoTime() - due);
            }
          }
        }
      }
    });
    measured.seconds = (System.nanoTime() - begun) / 1e9;
    measured.cpu = (cpu() - cpu) / 1e9 / measured.seconds;
    return measured;
  }

  private static void whole(Wire wire, Applicant who, List<Question> questions) throws Exception {
    for (Question question : questions) {
      if (!save(wire, who, question, question.typed())) {
        throw new IllegalStateException("Not saved: " + question);
      }
    }
    Wire.Reply reply =
        wire.post("/soknader/" + who.application() + "/innsending", who.cookies(), Map.of(), "");
    if (!reply.location().endsWith("/soknader/" + who.application())) {
      String left =
          wire.get("/soknader/" + who.application() + "/oppsummering", who.cookies(), "").body();
      throw new IllegalStateException(
          "Not sent in: " + reply + left.replaceAll("(?s).*error-summary", "").substring(0, 3000));
    }
  }

  // ---- the deadline hour

  private static void deadline(RunningServer server, int seconds, int perSecond, int submissions)
      throws Exception {
    int people = Math.max(submissions, 500);
    Applicants applicants = Applicants.in(server, people);
    List<Question> questions = applicants.questions();
    fillIn(server, applicants);
    warm(server, applicants);
    Map<String, Attempts> attempts = new ConcurrentHashMap<>();
    AtomicInteger turn = new AtomicInteger();
    Arrivals saves =
        Arrivals.open(
            seconds,
            (long) seconds * perSecond,
            wireAt(server),
            (wire, i) -> {
              int turnOf = turn.getAndIncrement();
              Applicant who = applicants.all().get(turnOf % people);
              Question question =
                  freeText(questions).get(turnOf / people % freeText(questions).size());
              Attempts mine =
                  attempts.computeIfAbsent(
                      who.draft() + " " + question.path(), _ -> new Attempts());
              String typed = "Svar nummer " + i;
              mine.sent(typed);
              boolean answered = save(wire, who, question, List.of(typed));
              if (answered) {
                mine.acknowledged(typed);
              }
              return answered;
            });
    long lost = lost(server, attempts);
    Arrivals sent =
        Arrivals.open(
            Math.max(1, seconds / 2),
            submissions,
            wireAt(server),
            (wire, i) -> submit(wire, applicants.all().get((int) i)));
    long missing = submissions - sent.errors() - sentIn(server);
    System.out.printf(
        "deadline, %,d people: wanted %d saves a second for %d s, got %.0f; %d errors, %d"
            + " acknowledged answers lost of %,d; p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
        people,
        perSecond,
        seconds,
        saves.perSecond(),
        saves.errors(),
        lost,
        attempts.size(),
        saves.millis(0.5),
        saves.millis(0.99),
        saves.millis(1));
    System.out.printf(
        "then %,d submissions in %d s, got %.1f a second; %d errors, %d acknowledged and not there"
            + " or there twice; p50 %.0f ms, p99 %.0f ms (goal 500), most %.0f ms; load average"
            + " %.1f%n",
        submissions,
        Math.max(1, seconds / 2),
        sent.perSecond(),
        sent.errors(),
        missing,
        sent.millis(0.5),
        sent.millis(0.99),
        sent.millis(1),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static java.util.function.Supplier<Wire> wireAt(RunningServer server) {
    return () -> new Wire(server.port());
  }

  /** Texts, which can be anything and leave the application complete. */
  private static List<Question> freeText(List<Question> questions) {
    return questions.stream()
        .filter(q -> q.typed().size() == 1 && q.typed().getFirst().length() > 40)
        .toList();
  }

  /** What was sent at one path: what was answered last must stand, or what was sent after it. */
  static final class Attempts {
    private final List<String> sent = new ArrayList<>();
    private int acknowledged = -1;

    synchronized void sent(String typed) {
      sent.add(typed);
    }

    synchronized void acknowledged(String typed) {
      acknowledged = Math.max(acknowledged, sent.indexOf(typed));
    }

    synchronized boolean isAcknowledged() {
      return acknowledged >= 0;
    }

    synchronized boolean severalWereSent() {
      return sent.size() > 1;
    }

    synchronized boolean keeps(String stored) {
      return acknowledged < 0 || sent.indexOf(stored) >= acknowledged;
    }
  }

  private static long lost(RunningServer server, Map<String, Attempts> attempts) throws Exception {
    Map<String, String> stored = new HashMap<>();
    try (Connection database = server.connect();
        ResultSet row =
            database
                .createStatement()
                .executeQuery("select draft, path, value from platform.form_draft_answer")) {
      while (row.next()) {
        stored.put(
            row.getString(1) + " " + row.getString(2), row.getString(3).replaceAll("^\"|\"$", ""));
      }
    }
    return attempts.entrySet().stream()
        .filter(a -> !a.getValue().keeps(stored.getOrDefault(a.getKey(), "")))
        .count();
  }

  private static long sentIn(RunningServer server) throws Exception {
    try (Connection database = server.connect();
        ResultSet row =
            database
                .createStatement()
                .executeQuery(
                    """
                    select count(*) from casework.application a
                    where state = 'SUBMITTED' and number is not null and
                      (select count(*) from casework.submission s where s.application = a.id) = 1
                    """)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** All have answered everything before. */
  private static void fillIn(RunningServer server, Applicants applicants) throws Exception {
    Applicant first = applicants.all().getLast();
    try (Wire wire = new Wire(server.port());
        Connection database = server.connect()) {
      for (Question question : applicants.questions()) {
        save(wire, first, question, question.typed());
      }
      Applicants.execute(
          database,
          """
          insert into platform.form_draft_answer (draft, path, kind, value, version, by, at)
          select a.draft, f.path, f.kind, f.value, f.version, a.started_by, f.at
          from casework.application a, platform.form_draft_answer f
          where f.draft = ? and f.path <> 'statutes' and a.draft <> f.draft
          """,
          first.draft());
      Applicants.execute(
          database,
          """
          update platform.form_draft d set version = f.version, answers = f.answers,
            characters = f.characters from platform.form_draft f where f.id = ?
          """,
          first.draft());
      Applicants.execute(database, "vacuum analyze");
    }
  }

  private static void warm(RunningServer server, Applicants applicants) throws Exception {
    ConcurrentLinkedQueue<Applicant> some = new ConcurrentLinkedQueue<>(applicants.all());
    long until = System.nanoTime() + 10_000_000_000L;
    everybody(client -> {
      try (Wire wire = new Wire(server.port())) {
        Applicant who = some.remove();
        while (System.nanoTime() < until) {
          for (Question question : applicants.questions()) {
            save(wire, who, question, question.typed());
          }
        }
      }
    });
  }

  // ---- one act

  /** Saves one answer as the page's script does when somebody has typed it. */
  static boolean save(Wire wire, Applicant who, Question question, List<String> typed)
      throws Exception {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("_del", List.of("1"));
    fields.put("_endret", List.of(question.path()));
    fields.put("_vist", List.of(question.path().split("/")[0]));
    fields.put("_sett." + question.path(), List.of("-"));
    fields.put(question.path(), typed);
    Wire.Reply reply =
        wire.post(
            "/soknader/" + who.application() + "/skjema/" + question.page(),
            who.cookies(),
            fields,
            "HX-Request: true\r\n");
    return reply.status() == 200;
  }

  static boolean submit(Wire wire, Applicant who) throws Exception {
    Wire.Reply reply =
        wire.post("/soknader/" + who.application() + "/innsending", who.cookies(), Map.of(), "");
    return reply.status() == 302 && reply.location().endsWith("/soknader/" + who.application());
  }

  private static void count(Measured measured, boolean right) {
    if (!right) {
      measured.errors.incrementAndGet();
    }
  }

  /** What one client does. */
  private interface Client {
    void run(int number) throws Exception;
  }

  private static void everybody(Client client) throws Exception {
    CountDownLatch done = new CountDownLatch(CLIENTS);
    ConcurrentLinkedQueue<Exception> wrong = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      Thread.ofPlatform()
          .start(() -> {
            try {
              client.run(number);
            } catch (Exception e) {
              wrong.add(e);
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    if (!wrong.isEmpty()) {
      throw wrong.remove();
    }
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static double percentile(java.util.Collection<Long> nanos, double share) {
    if (nanos.isEmpty()) {
      return Double.NaN;
    }
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }
}
