package no.ildsjel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears every statement the program runs, from the database's own log, and writes them down so that
 * pgbench can run them again: the same statements, in the same transactions, with the same values.
 */
final class StatementLog implements AutoCloseable {

  /** What the program does by itself, whoever is there. */
  private static final Pattern OWN_TASKS =
      Pattern.compile(
          "scheduled_tasks|archive_seal|lock table|outgoing_mail.*for update|next_at <=|pg_|log_statement");

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?ms)^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)\\] LOG:  (?:execute [^:]+|statement): (.*?)(?=^\\d{4}-\\d\\d-\\d\\d |\\z)"
              + "(?:^\\d{4}[^\\n]*? DETAIL:  [Pp]arameters: (.*?)(?=^\\d{4}-\\d\\d-\\d\\d |\\z))?");
  private static final Pattern PARAMETER =
      Pattern.compile("\\$(\\d+) = ('(?:[^']++|'')*+'|NULL)", Pattern.DOTALL);
  private static final Pattern UUID_TEXT =
      Pattern.compile("'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'");
  private static final Pattern MOMENT =
      Pattern.compile("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*'");

  private final RunningServer server;
  private long from;

  private record Heard(String backend, String sql, Map<Integer, String> values) {}

  private StatementLog(RunningServer server) {
    this.server = server;
  }

  static StatementLog of(RunningServer server) throws IOException, SQLException {
    set(server, "all");
    return new StatementLog(server);
  }

  private static void set(RunningServer server, String what) throws IOException, SQLException {
    try (Connection database = server.connect();
        var statement = database.createStatement()) {
      statement.execute("alter system set log_statement = '" + what + "'");
      statement.execute("select pg_reload_conf()");
    }
  }

  private Path log() {
    return server.data().resolve("pg.log");
  }

  /** From here on it counts. */
  void begin() throws Exception {
    TimeUnit.MILLISECONDS.sleep(300);
    from = Files.size(log());
  }

  /** What was heard, as a script for pgbench. */
  Path script(Applicants.Applicant who, Path file) throws Exception {
    TimeUnit.MILLISECONDS.sleep(300);
    byte[] all = Files.readAllBytes(log());
    String text = new String(all, (int) from, (int) (all.length - from));
    List<Heard> heard = new ArrayList<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      Map<Integer, String> values = new LinkedHashMap<>();
      if (entry.group(3) != null) {
        Matcher parameter = PARAMETER.matcher(entry.group(3));
        while (parameter.find()) {
          values.put(Integer.parseInt(parameter.group(1)), parameter.group(2));
        }
      }
      heard.add(new Heard(entry.group(1), entry.group(2).replace("\n\t", "\n").strip(), values));
    }
    StringBuilder script = new StringBuilder();
    Map<String, List<Heard>> open = new LinkedHashMap<>();
    for (Heard one : heard) {
      List<Heard> transaction = open.get(one.backend());
      if (one.sql().startsWith("BEGIN")) {
        open.put(one.backend(), new ArrayList<>(List.of(one)));
      } else if (transaction == null) {
        write(script, List.of(one), who);
      } else {
        transaction.add(one);
        if (one.sql().equals("COMMIT") || one.sql().equals("ROLLBACK")) {
          open.remove(one.backend());
          write(script, transaction, who);
        }
      }
    }
    Files.writeString(file, script);
    return file;
  }

  private static void write(
      StringBuilder script, List<Heard> transaction, Applicants.Applicant who) {
    if (transaction.stream().anyMatch(h -> OWN_TASKS.matcher(h.sql()).find())) {
      return;
    }
    for (Heard one : transaction) {
      String sql = one.sql();
      for (int i = one.values().size(); i >= 1; i--) {
        sql = sql.replace("$" + i, literal(sql, i, one.values().get(i), who));
      }
      sql = sql.replaceAll("\\s*\\n\\s*", " ").strip();
      boolean key = sql.startsWith("insert into platform.archive_entry");
      script.append(sql).append(key ? " \\gset kept_\n" : ";\n");
    }
  }

  /** Written out, with the type the driver would have said. */
  private static String literal(String sql, int place, String value, Applicants.Applicant who) {
    if (value.equals("NULL")) {
      return "null";
    }
    if ((sql.contains("platform.archive_payload") || sql.contains("platform.archive_unsealed"))
        && place == 1
        && sql.startsWith("insert")) {
      return ":kept_id";
    }
    if (UUID_TEXT.matcher(value).matches() && !sql.contains("spring_session")) {
      String id = value.substring(1, 37);
      boolean known =
          Set.of(who.application().toString(), who.draft().toString(), who.person().toString())
                  .contains(id)
              || place != 1
              || !sql.startsWith("insert");
      return known ? value + "::uuid" : "gen_random_uuid()";
    }
    if (MOMENT.matcher(value).matches()) {
      return value + "::timestamptz";
    }
    if (value.startsWith("'{")
        && sql.matches("(?s).*(any ?\\(|unnest\\([^)]*)\\$" + place + "\\b.*")) {
      return value + "::text[]";
    }
    if (value.matches("'\\d{1,8}'")) {
      return sql.startsWith("insert") && sql.contains("select") ? value.replace("'", "") : value;
    }
    // pgbench would take :name for a variable of its own
    return value.contains(":") ? "E" + value.replace("\\", "\\\\").replace(":", "\\x3a") : value;
  }

  @Override
  public void close() throws IOException, SQLException {
    set(server, "none");
  }
}
