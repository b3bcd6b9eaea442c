package no.ildsjel.support.overview.web;

import java.util.ArrayList;
import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import no.ildsjel.support.mentoring.OfficerAlong;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.MentorInvitation;
import no.ildsjel.support.mentors.Mentors;
import org.springframework.stereotype.Component;

/** The programme in the menu, and what waits in it on the home page. */
@Component
class ProgrammeHome implements Contributor {

  private final Mentors mentors;
  private final Pairs pairs;
  private final Troubles troubles;
  private final OfficerAlong officers;

  ProgrammeHome(Mentors mentors, Pairs pairs, Troubles troubles, OfficerAlong officers) {
    this.mentors = mentors;
    this.pairs = pairs;
    this.troubles = troubles;
    this.officers = officers;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    List<MenuEntry> entries = new ArrayList<>();
    if (actor.has(Role.CASE_OFFICER)) {
      entries.add(
          new MenuEntry(
              9,
              "menu.programmes",
              "/saker/program",
              List.of("/saker/mentorpar", "/saker/erfaringer")));
    }
    if (actor.organisation().isPresent()) {
      entries.add(
          new MenuEntry(
              27,
              "menu.programme",
              "/program",
              List.of("/mentorpar", "/mentor", "/kartlegging", "/erfaringer")));
    }
    return entries;
  }

  @Override
  public List<HomeCard> home(Page page) {
    List<HomeCard> cards = new ArrayList<>();
    if (!(page.actor() instanceof Actor.Person person)) {
      return cards;
    }
    for (MentorInvitation invitation : mentors.invitations(person)) {
      cards.add(
          new HomeCard(
              6,
              page.t("mentor.asked"),
              page.t("home.mentor.asked", page.dateText(invitation.answerBy())),
              page.t("home.mentor.asked.go"),
              "/mentor/" + invitation.cohort(),
              true));
    }
    if (person.actingFor().isPresent()) {
      for (Pair pair : pairs.own(person)) {
        if (pair.state().open()) {
          cards.add(card(page, person, pair));
        }
      }
    }
    if (person.has(Role.CASE_OFFICER)) {
      officers.invitations(person).forEach(i -> cards.add(card(page, i)));
    }
    int waiting = person.has(Role.CASE_OFFICER) ? troubles.waiting(person) : 0;
    if (waiting > 0) {
      cards.add(
          new HomeCard(
              4,
              page.t("home.trouble"),
              page.t("home.trouble.text", waiting),
              page.t("home.trouble.go"),
              "/saker/program",
              true));
    }
    return cards;
  }

  private static HomeCard card(Page page, OfficerAlong.Invitation invitation) {
    return new HomeCard(
        5,
        page.t("home.officer-along"),
        page.t(
            "home.officer-along.text",
            invitation.participant(),
            invitation.mentor(),
            Writing.moment(invitation.starts(), page.language())),
        page.t("home.officer-along.go"),
        "/saker/mentorpar/" + invitation.pair(),
        true);
  }

  private HomeCard card(Page page, Actor.Person person, Pair pair) {
    var side = pair.sideOf(person).orElseThrow();
    boolean asks = pair.state() != PairState.ACTIVE && !pairs.yes(pair).contains(side);
    return new HomeCard(
        asks ? 7 : 14,
        page.t("pair.title", pair.name(side.other())),
        page.t("home.pair." + pair.state().name()),
        page.t("home.pair.go"),
        "/mentorpar/" + pair.id(),
        asks);
  }
}
