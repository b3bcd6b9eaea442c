package no.ildsjel.platform.identity;

import java.util.List;
import java.util.Map;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the program keeps of a person. Each room answers for its own tables: what it
 * keeps, why and how long, all of it on demand (GDPR articles 13 and 15), and erasing what no law
 * demands to be kept (article 17).
 */
public interface PersonalData {

  /** Who may call a provider. */
  String ASKED = "PersonalRecords, for the person it is about";

  /**
   * A kind of data.
   *
   * @param what the text key of what it is
   * @param why the text key of why it is kept
   * @param howLong the text key of how long
   * @param law what allows it, or demands that it stays, as it is cited in Norwegian
   * @param erased false when it stays when a person is erased, with the name taken away
   */
  record Kind(String what, String why, String howLong, String law, boolean erased) {}

  /** The kinds kept here. */
  List<Kind> kinds();

  /** All that is kept of the person, under plain names, and nothing of anybody else. */
  Map<String, List<Map<String, @Nullable Object>>> export(PersonId person);

  /** Text keys of what has to be done before this person can be erased; most often none. */
  default List<String> hindrances(PersonId person) {
    return List.of();
  }

  /** Erases what need not stay; how many rows of what. In the caller's transaction. */
  default Map<String, Integer> erase(PersonId person) {
    return Map.of();
  }
}
