package no.ildsjel.insight.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.shared.AdministratorId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The journal as everybody may read it (Public Access Act §§ 3 and 10). */
@Service
public class PublicJournal {

  /** How many posts a page has. */
  public static final int PAGE = 50;

  /**
   * A page.
   *
   * @param next what the next page comes after, if there is one
   */
  public record Found(List<JournalPost> posts, Optional<JournalSearch.After> next) {}

  private final JournalStore store;
  private final Roles roles;

  PublicJournal(JournalStore store, Roles roles) {
    this.store = store;
    this.roles = roles;
  }

  /** What is found, the newest first. */
  @MayCall("anybody (§ 3); pages show the public title and counterpart only")
  @Transactional(readOnly = true)
  public Found find(JournalSearch search, Optional<JournalSearch.After> after) {
    List<JournalPost> posts = store.page(search, after, PAGE + 1);
    if (posts.size() <= PAGE) {
      return new Found(posts, Optional.empty());
    }
    JournalPost last = posts.get(PAGE - 1);
    return new Found(
        posts.subList(0, PAGE), Optional.of(new JournalSearch.After(last.day(), last.seal())));
  }

  /** One post. */
  @MayCall("anybody (§ 3); pages show the public title and counterpart only")
  @Transactional(readOnly = true)
  public Optional<JournalPost> post(long seal) {
    return store.find(seal);
  }

  /** The administrators, by id. */
  @MayCall("anybody")
  @Transactional(readOnly = true)
  public Map<AdministratorId, AdministratorView> administrators() {
    return roles.administrators().stream()
        .collect(
            Collectors.toMap(
                AdministratorView::id, a -> a, (a, b) -> a, java.util.LinkedHashMap::new));
  }
}
