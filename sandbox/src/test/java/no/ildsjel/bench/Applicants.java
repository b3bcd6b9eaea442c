package no.ildsjel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.shared.OrganisationNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An open call and as many organisations as wanted, each with a person who acts for it, is logged
 * in and has begun an application; put straight into the database.
 */
final class Applicants {

  /** One of them. */
  record Applicant(int number, UUID application, UUID draft, UUID person, Wire.Cookies cookies) {}

  /** A question as it is asked: the page, the path and what is typed. */
  record Question(String page, String path, List<String> typed) {}

  private static final String FORM = "sma-og-nystartede";
  private static final int QUESTIONS = 40;

  /** Not typed: told by the registers, or files. */
  private static final Set<String> GIVEN =
      Set.of("foundedOn", "asOf", "maximum", "grantYear", "kind", "statutes", "accounts");

  private final List<Applicant> all;
  private final List<Question> questions;

  private Applicants(List<Applicant> all, List<Question> questions) {
    this.all = all;
    this.questions = questions;
  }

  List<Applicant> all() {
    return all;
  }

  /** Forty questions and what one types there; with the statutes that lie there, all there is. */
  List<Question> questions() {
    return questions;
  }

  /** Puts them there. */
  static Applicants in(RunningServer server, int count) throws IOException, SQLException {
    try (Connection database = server.connect()) {
      UUID call = call(database);
      List<Applicant> all = new ArrayList<>();
      database.setAutoCommit(false);
      int digits = 32_000_000;
      for (int i = 0; i < count; i++) {
        while (number(digits).isEmpty()) {
          digits++;
        }
        all.add(one(database, call, i, number(digits++)));
        if (i % 500 == 499) {
          database.commit();
        }
      }
      database.commit();
      database.setAutoCommit(true);
      execute(database, "analyze");
      return new Applicants(List.copyOf(all), readQuestions());
    }
  }

  private static UUID call(Connection database) throws SQLException {
    UUID frame = UUID.randomUUID();
    UUID call = UUID.randomUUID();
    execute(
        database,
        "insert into programme.frame (id, scheme, administrator, grant_year)"
            + " values (?, 'sma-og-nystartede', 'dir', 2099)",
        frame);
    execute(
        database,
        """
        insert into programme.call (id, version, scheme, scheme_version, kind, administrator, frame,
          grant_year, title, opens, closes, decision_by, invited_only, published_at)
        values (?, 1, 'sma-og-nystartede', 1, 'pilot', 'dir', ?, 2027,
          '{"nb": "Trykkprøven"}', current_date - 10, current_date + 30, current_date + 90, false,
          now())
        """,
        call,
        frame);
    return call;
  }

  private static Applicant one(Connection database, UUID call, int i, String organisation)
      throws SQLException {
    UUID person = UUID.randomUUID();
    UUID draft = UUID.randomUUID();
    UUID application = UUID.randomUUID();
    UUID document = UUID.randomUUID();
    execute(
        database,
        """
        insert into registry.organisation (number, name, sought, form, founded, voluntary,
          municipality, postal_place, bankrupt, winding_up, forced_winding_up, first_seen,
          changed_at)
        values (?, ?, lower(?), 'FLI', current_date - 700, true, '1804', 'BODØ', false, false,
          false, now(), now())
        """,
        organisation,
        "PRØVELAGET " + i,
        "PRØVELAGET " + i);
    execute(
        database,
        """
        insert into platform.person (id, provider, subject, name, language, noted_at)
        values (?, 'prove', ?, ?, 'nb', now())
        """,
        person,
        "prove-" + organisation,
        "Prøve " + i);
    execute(
        database,
        "insert into platform.mandate (person, organisation, source, seen_at)"
            + " values (?, ?, 'prove', now())",
        person,
        organisation);
    execute(
        database,
        """
        insert into platform.form_draft (id, form, form_version, opened_at, changed_at)
        values (?, 'sma-og-nystartede',
          (select max(version) from programme.form where id = 'sma-og-nystartede'), now(), now())
        """,
        draft);
    execute(
        database,
        """
        insert into casework.application (id, version, call, administrator, scheme, scheme_version,
          kind, grant_year, organisation, organisation_name, municipality, county, form,
          form_version, draft, state, started_by, started_at)
        values (?, 0, ?, 'dir', 'sma-og-nystartede', 1, 'pilot', 2027, ?, ?, '1804', '18',
          'sma-og-nystartede',
          (select max(version) from programme.form where id = 'sma-og-nystartede'),
          ?, 'DRAFT', ?, now())
        """,
        application,
        call,
        organisation,
        "PRØVELAGET " + i,
        draft,
        person);
    execute(
        database,
        """
        insert into platform.document (id, owner, name, kind, bytes, sha256, content, stored_at)
        values (?, ?, 'vedtekter.pdf', 'PDF', 4, '\\x00', '\\x00000000', now())
        """,
        document,
        "application:" + application);
    execute(
        database,
        """
        insert into platform.form_draft_answer (draft, path, kind, value, version, at)
        values (?, 'statutes', 'files', ?, 0, now())
        """,
        draft,
        "[{\"bytes\":4,\"id\":\"" + document + "\",\"name\":\"vedtekter.pdf\"}]");
    String session = session(database, person);
    return new Applicant(i, application, draft, person, Wire.Cookies.of(session));
  }

  /** Logs somebody in. */
  static String session(Connection database, UUID person) throws SQLException {
    String key = UUID.randomUUID().toString();
    String session = UUID.randomUUID().toString();
    long now = System.currentTimeMillis();
    execute(
        database,
        """
        insert into platform.spring_session (primary_id, session_id, creation_time,
          last_access_time, max_inactive_interval, expiry_time)
        values (?, ?, ?, ?, 28800, ?)
        """,
        key,
        session,
        now,
        now,
        now + 28_800_000L);
    execute(
        database,
        """
        insert into platform.spring_session_attributes
          (session_primary_id, attribute_name, attribute_bytes)
        values (?, 'person', ?)
        """,
        key,
        person.toString().getBytes(StandardCharsets.UTF_8));
    return session;
  }

  /** The example every form has, cut down to what is asked of somebody without accounts. */
  private static List<Question> readQuestions() throws IOException {
    Path resources = RunningServer.root().resolve("app/src");
    JsonNode form =
        YAMLMapper.shared()
            .readTree(
                Files.readString(
                    resources.resolve("main/resources/programme/forms/" + FORM + ".yaml")));
    JsonNode example =
        JsonMapper.shared()
            .readTree(
                Files.readString(
                    resources.resolve("test/resources/programme/examples/" + FORM + ".json")));
    Map<String, String> pages = new LinkedHashMap<>();
    Set<String> required = new java.util.HashSet<>();
    for (JsonNode page : form.path("pages")) {
      for (JsonNode question : page.path("questions")) {
        pages.put(question.path("id").asString(), page.path("id").asString());
        if (question.path("required").asBoolean(false)) {
          required.add(question.path("id").asString());
        }
      }
    }
    List<Question> needed = new ArrayList<>();
    List<Question> other = new ArrayList<>();
    for (Map.Entry<String, JsonNode> answer : example.properties()) {
      String path = answer.getKey();
      String question = path.split("/")[0];
      if (GIVEN.contains(question)
          || !pages.containsKey(question)
          || path.startsWith("activities/r2")
          || path.startsWith("otherSources")
          || path.startsWith("budget/costs/r1")) {
        continue;
      }
      Question asked =
          new Question(
              java.util.Objects.requireNonNull(pages.get(question)),
              path,
              typed(path, answer.getValue()));
      boolean must = required.contains(question) || path.contains("/");
      (must ? needed : other).add(asked);
    }
    List<Question> questions = new ArrayList<>(needed);
    for (Question extra : other) {
      if (questions.size() < QUESTIONS) {
        questions.add(extra);
      }
    }
    return List.copyOf(questions);
  }

  private static List<String> typed(String path, JsonNode value) {
    if (path.equals("hasAccounts")) {
      return List.of("nei");
    }
    if (path.equals("budget/costs/pay")) {
      return List.of("69000");
    }
    if (value.isBoolean()) {
      return List.of(value.asBoolean() ? "ja" : "nei");
    }
    if (value.isArray()) {
      List<String> several = new ArrayList<>();
      value.forEach(v -> several.add(v.asString()));
      return several;
    }
    return List.of(value.asString());
  }

  private static String number(int firstEight) {
    for (int last = 0; last < 10; last++) {
      if (OrganisationNumber.isValid("" + firstEight + last)) {
        return "" + firstEight + last;
      }
    }
    return "";
  }

  static int execute(Connection database, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
