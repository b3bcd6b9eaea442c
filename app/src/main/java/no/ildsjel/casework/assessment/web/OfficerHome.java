package no.ildsjel.casework.assessment.web;

import java.util.ArrayList;
import java.util.List;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** What waits for an officer or an approver, call by call. */
@Component
class OfficerHome implements Contributor {

  private final Calls calls;
  private final Impartiality impartiality;
  private final CaseList list;

  OfficerHome(Calls calls, Impartiality impartiality, CaseList list) {
    this.calls = calls;
    this.impartiality = impartiality;
    this.list = list;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    return actor.administrators().isEmpty()
        ? List.of()
        : List.of(
            new MenuEntry(5, "menu.cases", "/saker"),
            new MenuEntry(6, "menu.calls.officer", "/saker/utlysninger"));
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!(page.actor() instanceof Actor.Person person) || person.administrators().isEmpty()) {
      return List.of();
    }
    List<HomeCard> cards = new ArrayList<>();
    for (CallView call : calls.administeredBy(person)) {
      if (call.state() == CallState.CLOSED) {
        cards.addAll(cards(page, person, call));
      }
    }
    return cards;
  }

  private List<HomeCard> cards(Page page, Actor.Person person, CallView call) {
    String title = call.title().in(page.language());
    List<CaseRow> rows = list.rows(person, call.id());
    List<HomeCard> cards = new ArrayList<>();
    boolean undecided = rows.stream().anyMatch(r -> r.decision().isEmpty());
    if (undecided && !impartiality.declared(person.id(), call.id())) {
      cards.add(
          new HomeCard(
              1,
              page.t("home.officer.declare"),
              page.t("home.officer.declare.text", title),
              page.t("cases.declare.go"),
              "/saker/habilitet/" + call.id(),
              true));
    }
    boolean officer = person.has(Role.CASE_OFFICER, call.administrator());
    boolean toDeal = rows.stream().anyMatch(r -> r.assessor().isEmpty() && r.decision().isEmpty());
    if (officer
        && toDeal
        && impartiality.officersOf(call).stream().allMatch(Impartiality.Declared::done)) {
      cards.add(
          new HomeCard(
              2,
              page.t("cases.distribute.title"),
              page.t("home.officer.distribute.text", title),
              page.t("home.officer.go"),
              "/saker?utlysning=" + call.id(),
              true));
    }
    long ready =
        rows.stream().filter(r -> r.recommendation().isEmpty() && r.decision().isEmpty()).count();
    boolean allAssessed =
        rows.stream().allMatch(r -> r.points().isPresent() || r.decision().isPresent());
    if (officer && ready > 0 && allAssessed) {
      cards.add(
          new HomeCard(
              3,
              page.t("home.officer.select"),
              page.t("home.officer.select.text", ready, title),
              page.t("home.officer.go"),
              "/saker/utvalg/" + call.id(),
              true));
    }
    long toAssess =
        rows.stream()
            .filter(r -> r.mine() && r.points().isEmpty() && r.decision().isEmpty())
            .count();
    if (toAssess > 0) {
      cards.add(
          new HomeCard(
              2,
              page.t("home.officer.assess"),
              page.t("home.officer.assess.text", toAssess, title),
              page.t("home.officer.go"),
              "/saker?utlysning=" + call.id() + "&vis=mine",
              true));
    }
    long toDecide =
        rows.stream().filter(r -> r.recommendation().isPresent() && r.decision().isEmpty()).count();
    if (toDecide > 0 && person.has(Role.APPROVER, call.administrator())) {
      cards.add(
          new HomeCard(
              3,
              page.t("home.officer.decide"),
              page.t("home.officer.decide.text", toDecide, title),
              page.t("home.officer.go"),
              "/saker/vedtak/" + call.id(),
              true));
    }
    return cards;
  }
}
