package no.ildsjel.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long from the command to the first page, how much memory, and how heavy pages are. Goals:
 * below 5 s on data that are there, below 450 MB after the pages, a first visit below 150 kB packed
 * and a later one below 30 kB.
 */
public final class StartBench {

  private static final int STARTS = 5;
  private static final int VISITS = 50;
  private static final Pattern PART =
      Pattern.compile("<(?:link|script|img)\\b[^>]*?\\b(?:href|src)=\"(/[^\"]+)\"");
  private static final Pattern IN_STYLE =
      Pattern.compile("url\\(\\s*[\"']?([^\"')]+)[\"']?\\s*\\)");
  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\bhref=\"(/[^\"#?]*)\"");

  private StartBench() {}

  public static void main(String[] args) throws Exception {
    Path data = RunningServer.newFolder("start");
    try {
      try (RunningServer first = RunningServer.start(data)) {
        System.out.printf(
            "first start, with database made and the demonstration played: %.1f s%n",
            first.readyMillis() / 1e3);
      }
      List<Long> millis = new ArrayList<>();
      for (int i = 1; i < STARTS; i++) {
        try (RunningServer again = RunningServer.start(data)) {
          millis.add(again.readyMillis());
        }
      }
      try (RunningServer server = RunningServer.start(data)) {
        millis.add(server.readyMillis());
        millis.sort(null);
        System.out.printf(
            "start on data that are there, command to front page: median %.1f s, most %.1f s of %d"
                + " (goal 5 s); load average %.1f%n",
            millis.get(STARTS / 2) / 1e3,
            millis.getLast() / 1e3,
            STARTS,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        long before = server.residentMegabytes().orElse(0L);
        int visited = visit(server);
        System.out.printf(
            "resident memory of the program: %d MB after the start, %d MB after %d pages (goal 450"
                + " MB)%n",
            before, server.residentMegabytes().orElse(0L), visited);
        weigh(server);
      }
    } finally {
      RunningServer.delete(data);
    }
    System.exit(0);
  }

  /** Follows links as four of the cast, each page once. */
  private static int visit(RunningServer server) throws Exception {
    int visited = 0;
    for (String logIn : List.of("leder", "saksbehandler", "godkjenner", "admin")) {
      Set<String> seen = new LinkedHashSet<>(List.of("/hjem"));
      List<String> next = new ArrayList<>(seen);
      Wire.Cookies who = logIn(server, logIn);
      try (Wire wire = new Wire(server.port())) {
        for (int i = 0; i < next.size() && i < VISITS / 4 + 1; i++) {
          Wire.Reply reply = wire.get(next.get(i), who, "");
          visited++;
          Matcher link = LINK.matcher(reply.body());
          while (link.find()) {
            if (seen.add(link.group(1)) && !link.group(1).contains("/filer/")) {
              next.add(link.group(1));
            }
          }
        }
      }
    }
    return visited;
  }

  private static void weigh(RunningServer server) throws Exception {
    try (Wire wire = new Wire(server.port())) {
      weigh("front page", wire, "/", Wire.Cookies.NONE);
      Wire.Cookies who = logIn(server, "leder");
      weigh("a page of questions", wire, questions(server, wire, who), who);
    }
  }

  /** Starts an application at the first open call and finds its first page of questions. */
  private static String questions(RunningServer server, Wire wire, Wire.Cookies who)
      throws Exception {
    String call;
    try (Connection database = server.connect();
        ResultSet row =
            database
                .createStatement()
                .executeQuery(
                    """
                    select id from programme.call where published_at is not null and not invited_only
                      and closes > current_date and administrator = 'dir' order by id limit 1
                    """)) {
      row.next();
      call = row.getString(1);
    }
    Wire.Reply started = wire.post("/soknader", who, Map.of("utlysning", List.of(call)), "");
    String overview = URI.create(started.location()).getPath();
    Matcher part =
        Pattern.compile(Pattern.quote(overview) + "/skjema/[A-Za-z0-9]+")
            .matcher(wire.get(overview, who, "").body());
    if (!part.find()) {
      throw new IllegalStateException("No questions at " + overview);
    }
    return part.group();
  }

  private static void weigh(String what, Wire wire, String path, Wire.Cookies who)
      throws Exception {
    String packed = "Accept-Encoding: gzip\r\n";
    Map<String, Long> parts = new HashMap<>();
    Wire.Reply page = wire.get(path, who, "");
    long own = wire.get(path, who, packed).bytes();
    Set<String> wanted = new LinkedHashSet<>();
    Matcher part = PART.matcher(page.body());
    while (part.find()) {
      wanted.add(part.group(1));
    }
    List<String> all = new ArrayList<>(wanted);
    for (int i = 0; i < all.size(); i++) {
      String at = all.get(i);
      Wire.Reply plain = wire.get(at, who, "");
      if (plain.status() != 200) {
        throw new IllegalStateException(at + ": " + plain.status());
      }
      parts.put(at, wire.get(at, who, packed).bytes());
      if (at.contains(".css")) {
        Matcher url = IN_STYLE.matcher(plain.body());
        while (url.find()) {
          String target = URI.create(at).resolve(url.group(1)).getPath();
          if (!url.group(1).startsWith("data:") && wanted.add(target)) {
            all.add(target);
          }
        }
      }
    }
    long sum = parts.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "%s (%s), packed: first visit at most %.0f kB with %d files (goal 150), later %.1f kB (goal"
            + " 30)%n",
        what, path.replaceAll("[0-9a-f-]{36}", "…"), (own + sum) / 1e3, parts.size(), own / 1e3);
    parts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(6)
        .forEach(p -> System.out.printf("  %.1f kB %s%n", p.getValue() / 1e3, p.getKey()));
  }

  /** A session of somebody of the cast. */
  static Wire.Cookies logIn(RunningServer server, String logIn) throws Exception {
    try (Connection database = server.connect();
        var find =
            database.prepareStatement(
                "select id from platform.person where provider = 'sandkasse' and subject = ?")) {
      find.setString(1, logIn);
      try (ResultSet row = find.executeQuery()) {
        row.next();
        return Wire.Cookies.of(Applicants.session(database, row.getObject(1, UUID.class)));
      }
    }
  }
}
