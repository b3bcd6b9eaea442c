package no.ildsjel.platform.pages;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the page object for a request. */
@Component
public class Pages {

  private static final Pattern SPRAK = Pattern.compile("&?sprak=[^&]*");

  private final Texts texts;
  private final Glossary glossary;
  private final Assets assets;
  private final ObjectProvider<Contributor> contributors;
  private final ObjectProvider<PartyNames> names;
  private final ObjectProvider<UnreadCount> unread;
  private final boolean embedded;

  Pages(
      Texts texts,
      Glossary glossary,
      Assets assets,
      ObjectProvider<Contributor> contributors,
      ObjectProvider<PartyNames> names,
      ObjectProvider<UnreadCount> unread,
      @Value("${ildsjel.embedded:false}") boolean embedded) {
    this.texts = texts;
    this.glossary = glossary;
    this.assets = assets;
    this.contributors = contributors;
    this.names = names;
    this.unread = unread;
    this.embedded = embedded;
  }

  /**
   * The page object.
   *
   * @param path the page's path
   * @param query its query as sent, possibly empty
   * @param wanted the language the reader has chosen
   * @param staff true for pages that exist in officers' languages only
   */
  public Page page(
      String path, String query, Page.Csrf csrf, Actor actor, Language wanted, boolean staff) {
    Language language = staff && !wanted.everywhere() ? Language.NB : wanted;
    String kept = SPRAK.matcher(query).replaceAll("");
    return new Page(
        texts,
        glossary,
        actor,
        language,
        staff,
        path,
        kept.startsWith("&") ? kept.substring(1) : kept,
        assets,
        () -> surroundings(csrf, actor));
  }

  /** The same page in another language, for letters and other parts in a language of their own. */
  public Page in(Page page, Language language) {
    return new Page(
        texts,
        glossary,
        page.actor(),
        language,
        false,
        page.path(),
        "",
        assets,
        () -> page.around());
  }

  /** A page for a letter nobody is reading yet. */
  public Page letter(Language language) {
    return new Page(
        texts,
        glossary,
        Actor.VISITOR,
        language,
        false,
        "",
        "",
        assets,
        () -> new Page.Surroundings(List.of(), List.of(), 0, embedded, new Page.Csrf("", "")));
  }

  /** The cards of the reader's home page, in order. */
  public List<HomeCard> cards(Page page) {
    return contributors.stream()
        .flatMap(c -> c.home(page).stream())
        .sorted(Comparator.comparingInt(HomeCard::order))
        .toList();
  }

  /** The tabs that rooms have put on something, in order. */
  public List<Tab> tabs(Page page, String on, String id) {
    return contributors.stream()
        .flatMap(c -> c.tabs(page, on, id).stream())
        .sorted(Comparator.comparingInt(Tab::order))
        .toList();
  }

  private Page.Surroundings surroundings(Page.Csrf csrf, Actor actor) {
    List<MenuEntry> menu =
        contributors.stream()
            .flatMap(c -> c.menu(actor).stream())
            .sorted(Comparator.comparingInt(MenuEntry::order))
            .toList();
    if (!(actor instanceof Actor.Person person)) {
      return new Page.Surroundings(menu, List.of(), 0, embedded, csrf);
    }
    var numbers = new LinkedHashSet<>(person.mandates());
    PartyNames source = names.getIfAvailable();
    Map<OrganisationNumber, String> known = source == null ? Map.of() : source.namesOf(numbers);
    List<Page.Party> parties =
        numbers.stream()
            .map(n ->
                new Page.Party(
                    n.value(),
                    Objects.requireNonNull(known.getOrDefault(n, n.spaced())),
                    person.actingFor().filter(n::equals).isPresent()))
            .sorted(Comparator.comparing(Page.Party::name))
            .toList();
    UnreadCount counter = unread.getIfAvailable();
    int count = counter == null ? 0 : counter.unread(person);
    return new Page.Surroundings(menu, parties, count, embedded, csrf);
  }
}
