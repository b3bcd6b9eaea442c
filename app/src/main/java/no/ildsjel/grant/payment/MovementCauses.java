package no.ildsjel.grant.payment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameMovement;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which award a movement of a frame is about, where it is about one. */
@Service
public class MovementCauses {

  private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  /** Causes that name the award itself: a decision, an ending, what was carried over or lapsed. */
  private static final Pattern AWARD =
      Pattern.compile("(?:decision|closed|carried|not-needed):" + ID + "(?::.*)?");

  private static final Pattern PART =
      Pattern.compile("(?:payment|returned|instalment|claim):" + ID + "(?::.*)?");

  private final JdbcClient jdbc;
  private final Decisions decisions;

  MovementCauses(JdbcClient jdbc, Decisions decisions) {
    this.jdbc = jdbc;
    this.decisions = decisions;
  }

  /**
   * The award each movement is about, by the movement's cause; those with words of their own as
   * cause, such as an allocation letter's number, are about none.
   */
  @MayCall("officers' pages, for frames of their own administrator")
  @Transactional(readOnly = true)
  public Map<String, DecisionView> of(List<FrameMovement> movements) {
    Map<String, DecisionId> awards = new HashMap<>();
    Map<UUID, Set<String>> parts = new HashMap<>();
    for (FrameMovement movement : movements) {
      id(AWARD, movement.cause()).ifPresent(id -> awards.put(movement.cause(), new DecisionId(id)));
      id(PART, movement.cause())
          .ifPresent(id -> parts.computeIfAbsent(id, _ -> new HashSet<>()).add(movement.cause()));
    }
    awardsOfParts(parts.keySet())
        .forEach((part, award) ->
            parts.getOrDefault(part, Set.of()).forEach(cause -> awards.put(cause, award)));
    Map<DecisionId, DecisionView> known = decisions.byIds(new HashSet<>(awards.values()));
    Map<String, DecisionView> about = new HashMap<>();
    awards.forEach((cause, award) ->
        Optional.ofNullable(known.get(award)).ifPresent(d -> about.put(cause, d)));
    return about;
  }

  private static Optional<UUID> id(Pattern pattern, String cause) {
    Matcher found = pattern.matcher(cause);
    return found.matches() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
  }

  private Map<UUID, DecisionId> awardsOfParts(Set<UUID> parts) {
    Map<UUID, DecisionId> awards = new HashMap<>();
    jdbc.sql(
            """
            select id, award from "grant".payment where id = any (:parts)
            union all
            select i.id, c.award from "grant".instalment i
            join "grant".claim c on c.id = i.claim where i.id = any (:parts)
            union all
            select id, award from "grant".claim where id = any (:parts)
            """)
        .param("parts", parts.toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    awards.put(
                        row.getObject(1, UUID.class),
                        new DecisionId(row.getObject(2, UUID.class))));
    return awards;
  }
}
