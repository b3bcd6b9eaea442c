package no.ildsjel.platform.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.Refusal;

/** All that every template needs: who reads, in what language, and the words for it. */
public final class Page {

  /** The hidden field that proves a form is ours. */
  public record Csrf(String name, String value) {}

  /** An organisation the reader may act for. */
  public record Party(String number, String name, boolean chosen) {}

  /** What surrounds the page. */
  public record Surroundings(
      List<MenuEntry> menu, List<Party> parties, int unread, boolean embedded, Csrf csrf) {}

  private final Texts texts;
  private final Glossary glossary;
  private final Actor actor;
  private final Language language;
  private final boolean staff;
  private final String path;
  private final String query;
  private final Assets assets;
  private final java.util.function.Supplier<Surroundings> surroundings;
  private @org.jspecify.annotations.Nullable Surroundings known;

  Page(
      Texts texts,
      Glossary glossary,
      Actor actor,
      Language language,
      boolean staff,
      String path,
      String query,
      Assets assets,
      java.util.function.Supplier<Surroundings> surroundings) {
    this.texts = texts;
    this.glossary = glossary;
    this.actor = actor;
    this.language = language;
    this.staff = staff;
    this.path = path;
    this.query = query;
    this.assets = assets;
    this.surroundings = surroundings;
  }

  /** The text of a key in the reader's language. */
  public String t(String key, Object... arguments) {
    return texts.text(language, key, arguments);
  }

  /** The text of a key in the reader's language, with arguments by name. */
  public String named(String key, java.util.Map<String, ?> arguments) {
    return texts.named(language, key, arguments);
  }

  /** The words for a refusal. */
  public String refusal(Refusal refusal) {
    return t("refusal." + refusal.code());
  }

  /** The words to be explained beside these texts. */
  public List<Glossary.Term> terms(Stream<LocalText> beside) {
    return glossary.in(beside);
  }

  /** True when there is a text of this key. */
  public boolean has(String key) {
    return texts.has(key);
  }

  /** The address of a static file, with its version, so that browsers can keep it for long. */
  public String asset(String file) {
    return assets.path(file);
  }

  /** A text that a scheme's owner wrote, marked with its language when it is not the reader's. */
  public Content own(LocalText text) {
    return own(text.rendered(language));
  }

  /** A text that a scheme's owner wrote, in the language it turned out to be in. */
  public Content own(LocalText.Rendered rendered) {
    return output -> {
      if (rendered.language() == language) {
        output.writeUserContent(rendered.text());
      } else {
        output.writeContent("<span lang=\"" + rendered.language().code() + "\" dir=\"ltr\">");
        output.writeUserContent(rendered.text());
        output.writeContent("</span>");
      }
    };
  }

  /** An amount that keeps together and keeps its direction. */
  public Content kr(Money money) {
    return isolated(Writing.kroner(money.kroner()));
  }

  /** An amount with its øre, that keeps together and keeps its direction. */
  public Content ore(Ore amount) {
    return isolated(Writing.ore(amount));
  }

  /** An amount with its øre as plain words, for use inside a sentence. */
  public String oreText(Ore amount) {
    return language == Language.AR
        ? "\u2066" + Writing.ore(amount) + "\u2069"
        : Writing.ore(amount);
  }

  /** A date that keeps together and keeps its direction. */
  public Content date(LocalDate date) {
    return isolated(dateText(date));
  }

  /** A moment, by the clock in Oslo. */
  public Content moment(Instant moment) {
    return isolated(Writing.moment(moment, language));
  }

  /** A time of day, by the clock in Oslo. */
  public String clock(Instant moment) {
    return Writing.clock(moment, language);
  }

  /** A date as plain words, for use inside a sentence. */
  public String dateText(LocalDate date) {
    return Writing.day(date, language);
  }

  /** Words one after the other, as the reader's language joins them. */
  public String list(Stream<String> words) {
    return Writing.list(words.toList(), language);
  }

  /** An amount as plain words, for use inside a sentence; isolated, so that it reads right. */
  public String krText(Money money) {
    return language == Language.AR
        ? "\u2066" + Writing.kroner(money.kroner()) + "\u2069"
        : Writing.kroner(money.kroner());
  }

  /** Words in Norwegian, names and numbers, that keep their own direction. */
  public Content isolated(String words) {
    return output -> {
      output.writeContent("<bdi>");
      output.writeUserContent(words);
      output.writeContent("</bdi>");
    };
  }

  public Actor actor() {
    return actor;
  }

  public Language language() {
    return language;
  }

  /** The languages this page can be read in. */
  public List<Language> languages() {
    return (staff ? Language.forOfficers() : List.of(Language.values()))
        .stream().filter(texts::speaks).toList();
  }

  /** This page's address in another language. */
  public String inLanguage(Language other) {
    return path + "?" + (query.isEmpty() ? "" : query + "&") + "sprak=" + other.code();
  }

  /** The page's path. */
  public String path() {
    return path;
  }

  /** The menu entry this page stands under, if it is one of them. */
  public Optional<MenuEntry> under() {
    return MenuEntry.over(around().menu(), path);
  }

  public Csrf csrf() {
    return around().csrf();
  }

  /** Menu, organisations and unread notices; looked up when the layout asks. */
  public Surroundings around() {
    Surroundings found = known;
    if (found == null) {
      found = surroundings.get();
      known = found;
    }
    return found;
  }

  public boolean loggedIn() {
    return actor.personId().isPresent();
  }
}
