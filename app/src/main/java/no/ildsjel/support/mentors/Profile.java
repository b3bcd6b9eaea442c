package no.ildsjel.support.mentors;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;

/**
 * What an organisation tells the other side of itself. Nothing of applications or money.
 *
 * @param name as registered
 * @param about in its own words
 */
public record Profile(
    CallId cohort,
    OrganisationNumber organisation,
    Side side,
    String name,
    Optional<MunicipalityNumber> municipality,
    Told told) {

  /**
   * What it has said, by words of {@link ProfileWords}.
   *
   * @param themes what a mentor can help with; a participant's come from its map of needs
   * @param size how large it is, empty when not said
   * @param capacity how many organisations a mentor takes at most
   * @param minimum the fewest, where it wants a group
   */
  public record Told(
      List<String> themes,
      List<String> groups,
      List<String> languages,
      List<String> ways,
      List<String> helps,
      Optional<String> size,
      String about,
      int capacity,
      int minimum) {

    /** The most a mentor can take. */
    public static final int MOST = 20;

    /** Longest text about oneself, in characters. */
    public static final int LONGEST = 1_000;

    public Told {
      themes = List.copyOf(themes);
      groups = List.copyOf(groups);
      languages = List.copyOf(languages);
      ways = List.copyOf(ways);
      helps = List.copyOf(helps);
    }

    /** Nothing said yet. */
    public static Told nothing() {
      return new Told(
          List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), "", 1, 1);
    }

    /** Takes what was typed: words nobody knows are left out, figures brought within limits. */
    public static Told of(
        Collection<String> themes,
        Collection<String> groups,
        Collection<String> languages,
        Collection<String> ways,
        Collection<String> helps,
        String size,
        String about,
        int capacity,
        int minimum) {
      int places = Math.clamp(capacity, 1, MOST);
      String words = about.strip();
      return new Told(
          ProfileWords.known(themes.stream(), ProfileWords.themes()),
          ProfileWords.known(groups.stream(), ProfileWords.GROUPS),
          ProfileWords.known(languages.stream(), ProfileWords.LANGUAGES),
          ProfileWords.known(ways.stream(), ProfileWords.WAYS),
          ProfileWords.known(helps.stream(), ProfileWords.HELPS),
          Optional.of(size).filter(ProfileWords.SIZES::contains),
          words.substring(0, Math.min(words.length(), LONGEST)),
          places,
          helps.contains("group") ? Math.clamp(minimum, 1, places) : 1);
    }

    /** The same with other themes. */
    public Told with(List<String> themes) {
      return new Told(themes, groups, languages, ways, helps, size, about, capacity, minimum);
    }
  }
}
