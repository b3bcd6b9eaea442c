package no.ildsjel.support.learning.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import no.ildsjel.support.learning.NextEvents;
import org.springframework.stereotype.Component;

/** Courses and gatherings, in the menu and on the home page. */
@Component
class LearningHome implements Contributor {

  /** The year plan is for everybody, and stands under courses for who has them in the menu. */
  private static final List<String> PLAN = List.of("/arsplan");

  private final NextEvents next;

  LearningHome(NextEvents next) {
    this.next = next;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    if (actor.has(Role.CASE_OFFICER) || actor.has(Role.COURSE_PROVIDER)) {
      return List.of(new MenuEntry(9, "menu.learning", "/saker/kurs", PLAN));
    }
    if (actor.organisation().isPresent()) {
      return List.of(new MenuEntry(28, "menu.learning", "/kurs", PLAN));
    }
    return actor.personId().isEmpty()
        ? List.of(new MenuEntry(40, "menu.year-plan", "/arsplan"))
        : List.of();
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!(page.actor() instanceof Actor.Person person)) {
      return List.of();
    }
    if (person.has(Role.CASE_OFFICER) || person.has(Role.COURSE_PROVIDER)) {
      return office(page, person);
    }
    Optional<NextEvents.Next> coming = next.of(person);
    if (coming.isEmpty()) {
      return List.of();
    }
    NextEvents.Next event = coming.get();
    String title = event.title().in(page.language());
    String day = page.dateText(event.day());
    return switch (event.what()) {
      case OFFERED ->
          List.of(
              card(
                  2,
                  page,
                  page.t("home.learning.offered", title),
                  page.t("home.learning.offered.text"),
                  page.t("home.learning.offered.go"),
                  event,
                  true));
      case CONFIRMED ->
          List.of(
              card(
                  12,
                  page,
                  title,
                  page.t("home.learning.confirmed", day),
                  page.t("home.learning.go"),
                  event,
                  false));
      case OPEN ->
          List.of(
              card(
                  14,
                  page,
                  title,
                  page.t("home.learning.open", day),
                  page.t("home.learning.go"),
                  event,
                  false));
    };
  }

  private static HomeCard card(
      int order,
      Page page,
      String title,
      String text,
      String go,
      NextEvents.Next event,
      boolean next) {
    return new HomeCard(order, title, text, go, "/kurs/" + event.event(), next);
  }

  private List<HomeCard> office(Page page, Actor.Person person) {
    NextEvents.Waiting waiting = next.waiting(person);
    List<HomeCard> cards = new ArrayList<>();
    if (waiting.handIns() > 0) {
      cards.add(
          new HomeCard(
              5,
              page.t("home.learning.hand-ins"),
              page.t("home.learning.hand-ins.text", waiting.handIns()),
              page.t("home.learning.look"),
              "/saker/kurs",
              true));
    }
    if (waiting.travel() > 0) {
      cards.add(
          new HomeCard(
              6,
              page.t("home.learning.travel"),
              page.t("home.learning.travel.text", waiting.travel()),
              page.t("home.learning.look"),
              "/saker/kurs",
              true));
    }
    if (person.has(Role.COURSE_PROVIDER)) {
      cards.add(
          new HomeCard(
              20,
              page.t("home.learning.own"),
              page.t("home.learning.own.text", waiting.coming()),
              page.t("home.learning.look"),
              "/saker/kurs",
              false));
    }
    return cards;
  }
}
