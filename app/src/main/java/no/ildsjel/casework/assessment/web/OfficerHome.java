package no.ildsjel.casework.assessment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.casework.assessment.CaseWork;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** What waits for an officer or an approver, call by call. */
@Component
class OfficerHome implements Contributor {

  private final Calls calls;
  private final CaseWork work;
  private final Roles roles;

  OfficerHome(Calls calls, CaseWork work, Roles roles) {
    this.calls = calls;
    this.work = work;
    this.roles = roles;
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
    List<CallView> closed =
        calls.administeredBy(person).stream().filter(c -> c.state() == CallState.CLOSED).toList();
    List<CallId> ids = closed.stream().map(CallView::id).toList();
    Map<CallId, CaseWork.Waiting> waiting = work.waiting(person, ids);
    Map<CallId, Set<PersonId>> declared = work.declared(List.copyOf(waiting.keySet()));
    List<HomeCard> cards = new ArrayList<>();
    for (CallView call : closed) {
      CaseWork.Waiting there = waiting.get(call.id());
      if (there != null) {
        cards.addAll(cards(page, person, call, there, declared.getOrDefault(call.id(), Set.of())));
      }
    }
    return cards;
  }

  private List<HomeCard> cards(
      Page page,
      Actor.Person person,
      CallView call,
      CaseWork.Waiting waiting,
      Set<PersonId> declared) {
    String title = call.title().in(page.language());
    if (!declared.contains(person.id())) {
      return List.of(
          new HomeCard(
              1,
              page.t("home.officer.declare"),
              page.t("home.officer.declare.text", title),
              page.t("cases.declare.go"),
              "/saker/habilitet/" + call.id(),
              true));
    }
    List<HomeCard> cards = new ArrayList<>();
    if (person.has(Role.CASE_OFFICER, call.administrator())) {
      officer(page, call, title, waiting, declared).ifPresent(cards::add);
    }
    int toDecide = waiting.undecided() - waiting.unrecommended();
    if (toDecide > 0 && person.has(Role.APPROVER, call.administrator())) {
      cards.add(
          card(
              page,
              3,
              page.t("home.officer.decide"),
              page.t("home.officer.decide.text", toDecide, title),
              "/saker/vedtak/" + call.id()));
    }
    return cards;
  }

  /** The one thing to do next in a call: assess, share out, or select. */
  private Optional<HomeCard> officer(
      Page page, CallView call, String title, CaseWork.Waiting waiting, Set<PersonId> declared) {
    if (waiting.mine() > 0) {
      return Optional.of(
          card(
              page,
              2,
              page.t("home.officer.assess"),
              page.t("home.officer.assess.text", waiting.mine(), title),
              "/saker?utlysning=" + call.id() + "&vis=mine"));
    }
    boolean all =
        roles.holding(Role.CASE_OFFICER, call.administrator()).stream()
            .allMatch(officer -> declared.contains(officer.person()));
    if (waiting.unassigned() > 0 && all) {
      return Optional.of(
          card(
              page,
              2,
              page.t("cases.distribute.title"),
              page.t("home.officer.distribute.text", title),
              "/saker?utlysning=" + call.id()));
    }
    return waiting.unrecommended() > 0 && waiting.unassessed() == 0
        ? Optional.of(
            card(
                page,
                3,
                page.t("home.officer.select"),
                page.t("home.officer.select.text", waiting.unrecommended(), title),
                "/saker/utvalg/" + call.id()))
        : Optional.empty();
  }

  private static HomeCard card(Page page, int order, String title, String text, String path) {
    return new HomeCard(order, title, text, page.t("home.officer.go"), path, true);
  }
}
