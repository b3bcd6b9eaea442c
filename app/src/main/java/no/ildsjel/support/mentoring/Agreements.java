package no.ildsjel.support.mentoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.WordsByLanguage;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Agreement.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words two sign. They are kept as they stood when there was something to sign, so that a later
 * release of the program can't change what was agreed.
 */
@Component
class Agreements {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String UNTIL = "agreement.until";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Cohorts cohorts;
  private final Texts texts;

  Agreements(JdbcClient jdbc, Clock clock, Cohorts cohorts, Texts texts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.cohorts = cohorts;
    this.texts = texts;
  }

  /** The last that was kept; for a pair from before they were, as the program words it today. */
  Agreement of(Pair pair) {
    return kept(pair.id()).orElseGet(() -> new Agreement(today(pair), Optional.empty()));
  }

  /** Keeps the words the two are to sign, unless they are kept; their digest. */
  String keep(Pair pair) {
    return kept(pair.id()).flatMap(Agreement::digest).orElseGet(() -> add(pair.id(), today(pair)));
  }

  /** Keeps the words that were signed with a later end in them; their digest. */
  String keep(Pair pair, LocalDate until) {
    return add(
        pair.id(),
        of(pair).sentences().stream().map(s -> s.key().equals(UNTIL) ? until(until) : s).toList());
  }

  private List<Sentence> today(Pair pair) {
    CallId cohort = pair.cohort();
    var mentoring = cohorts.find(cohort).orElseThrow().support().mentoring();
    return List.of(
        sentence("agreement.who", _ -> args(pair.participantName(), pair.mentorName())),
        sentence("agreement.meetings", _ -> args(mentoring.meetings())),
        until(pair.ends()),
        sentence("agreement.you-decide", _ -> args()),
        sentence("agreement.quiet", _ -> args()),
        sentence("agreement.kept", _ -> args(mentoring.keepWordsDays())),
        sentence("agreement.law", _ -> args()),
        sentence("agreement.trouble", _ -> args()),
        sentence("agreement.leader", _ -> args()),
        sentence("agreement.money", _ -> args()));
  }

  private Sentence until(LocalDate day) {
    return sentence(UNTIL, language -> args(Writing.day(day, language)));
  }

  private Sentence sentence(String key, Function<Language, Object[]> arguments) {
    return new Sentence(key, texts.inAll(key, arguments));
  }

  private static Object[] args(Object... arguments) {
    return arguments;
  }

  private Optional<Agreement> kept(PairId pair) {
    return jdbc.sql(
            """
            select words, digest from support.agreement where pair = ?
            order by number desc limit 1
            """)
        .param(pair.value())
        .query(Agreements::agreement)
        .optional();
  }

  private String add(PairId pair, List<Sentence> sentences) {
    String words = written(sentences);
    String digest = digest(words);
    jdbc.sql(
            """
            insert into support.agreement (pair, number, words, digest, at)
            select :pair, coalesce(max(number), 0) + 1, :words, :digest, :at
            from support.agreement where pair = :pair
            """)
        .param("pair", pair.value())
        .param("words", words)
        .param("digest", digest)
        .param("at", OffsetDateTime.now(clock))
        .update();
    return digest;
  }

  private static String written(List<Sentence> sentences) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("key", sentence.key());
      one.put("words", byCode(sentence.words()));
      all.add(one);
    }
    return JSON.writeValueAsString(all);
  }

  private static Map<String, String> byCode(LocalText words) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      if (words.languages().contains(language)) {
        all.put(language.code(), words.in(language));
      }
    }
    return all;
  }

  private static Agreement agreement(ResultSet row, int number) throws SQLException {
    List<Sentence> sentences = new ArrayList<>();
    for (JsonNode one : JSON.readTree(row.getString("words"))) {
      sentences.add(new Sentence(one.get("key").asString(), WordsByLanguage.of(one.get("words"))));
    }
    return new Agreement(sentences, Optional.of(row.getString("digest")));
  }

  private static String digest(String words) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
