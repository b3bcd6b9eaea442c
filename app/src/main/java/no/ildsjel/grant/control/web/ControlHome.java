package no.ildsjel.grant.control.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.DutyView;
import no.ildsjel.grant.cashbook.PayDuties;
import no.ildsjel.grant.control.SimplifiedApplication;
import no.ildsjel.grant.control.SimplifiedApplications;
import no.ildsjel.grant.control.WaitingAwards;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.reporting.AuditManagement;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** What waits with reports and what follows: for organisations, officers and auditors. */
@Component
class ControlHome implements Contributor {

  private final ReportManagement reports;
  private final WaitingAwards awards;
  private final AuditManagement audits;
  private final PaymentManagement payments;
  private final SimplifiedApplications applications;
  private final PayDuties duties;
  private final Clock clock;

  ControlHome(
      ReportManagement reports,
      WaitingAwards awards,
      AuditManagement audits,
      PaymentManagement payments,
      SimplifiedApplications applications,
      PayDuties duties,
      Clock clock) {
    this.reports = reports;
    this.awards = awards;
    this.audits = audits;
    this.payments = payments;
    this.applications = applications;
    this.duties = duties;
    this.clock = clock;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    List<MenuEntry> entries = new ArrayList<>();
    if (!actor.administrators().isEmpty()) {
      entries.add(new MenuEntry(8, "menu.reports", "/saker/rapporter"));
    }
    if (actor.has(Role.AUDITOR)) {
      entries.add(new MenuEntry(20, "menu.audits", "/revisjon"));
    }
    if (actor.organisation().isPresent()) {
      entries.add(new MenuEntry(26, "menu.own-reports", "/rapporter"));
    }
    return entries;
  }

  @Override
  public List<Tab> tabs(Page page, String on, String id) {
    if (!on.equals("decision") || !(page.actor() instanceof Actor.Person person)) {
      return List.of();
    }
    return payments
        .visibleTo(person, new DecisionId(UUID.fromString(id)))
        .map(award ->
            person.mandates().contains(award.organisation())
                ? "/tilskudd/" + id + "/oppfolging"
                : "/saker/tilskudd/" + id)
        .map(path -> List.of(new Tab(3, page.t("follow.title"), path, "")))
        .orElse(List.of());
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!(page.actor() instanceof Actor.Person person)) {
      return List.of();
    }
    List<HomeCard> cards = new ArrayList<>();
    person
        .actingFor()
        .flatMap(
            o -> reports.of(person, o).stream().filter(r -> r.state().changeable()).findFirst())
        .ifPresent(report -> cards.add(own(page, report)));
    person
        .actingFor()
        .filter(o -> person.mandates().contains(o))
        .ifPresent(organisation -> {
          WaitingAwards.Own own = awards.of(organisation);
          own(page, cards, own.asked(), "asked", 2);
          own(page, cards, own.owed(), "owed", 3);
          own(page, cards, own.held(), "held", 3);
          applications
              .next(person, organisation)
              .ifPresent(next -> cards.add(laterYear(page, next)));
          if (own.pays()) {
            duties.next(person, organisation).ifPresent(duty -> cards.add(duty(page, duty)));
          }
        });
    if (!person.administrators().isEmpty()) {
      officer(page, person, cards);
    }
    if (person.has(Role.AUDITOR)) {
      int waiting =
          (int) audits.of(person).stream().filter(t -> t.audit().confirmed().isEmpty()).count();
      cards.add(
          new HomeCard(
              4,
              page.t("audit.title"),
              page.t("home.audit.text", waiting),
              page.t("home.audit.go"),
              "/revisjon",
              waiting > 0));
    }
    return cards;
  }

  private static void own(
      Page page, List<HomeCard> cards, Optional<DecisionId> award, String what, int order) {
    award.ifPresent(id ->
        cards.add(
            new HomeCard(
                order,
                page.t("home.own." + what),
                page.t("home.own." + what + ".text"),
                page.t("home.own.go"),
                "/tilskudd/" + id + (what.equals("held") ? "" : "/oppfolging"),
                true)));
  }

  private HomeCard duty(Page page, DutyView duty) {
    return new HomeCard(
        duty.late(LocalDate.now(clock)) ? 3 : 6,
        page.t("cash.duty." + duty.due().duty().name()),
        page.t("home.duty.text", page.dateText(duty.due().day())),
        page.t("home.duty.go"),
        "/tilskudd/" + duty.award() + "/kassebok",
        true);
  }

  private HomeCard laterYear(Page page, SimplifiedApplication next) {
    boolean late = next.late(LocalDate.now(clock));
    return new HomeCard(
        late ? 3 : 7,
        page.t("later.application", Integer.toString(next.grantYear())),
        page.t(
            next.sent() ? "home.later.asked" : late ? "home.later.late" : "home.later.text",
            page.dateText(next.due())),
        page.t("home.later.go"),
        "/tilskudd/" + next.award() + "/oppfolging",
        true);
  }

  private HomeCard own(Page page, ReportView report) {
    boolean asked = report.state() == ReportState.RETURNED;
    boolean late = !asked && report.due().isBefore(LocalDate.now(clock));
    return new HomeCard(
        asked || late ? 3 : 12,
        page.t("report.title", Integer.toString(report.grantYear())),
        page.t(
            asked ? "home.report.asked" : late ? "home.report.late" : "home.report.text",
            page.dateText(report.due())),
        page.t("home.report.go"),
        "/rapporter/" + report.id(),
        asked || late);
  }

  private void officer(Page page, Actor.Person person, List<HomeCard> cards) {
    WaitingAwards.Waiting waiting = awards.of(person);
    if (waiting.reports() > 0) {
      cards.add(
          new HomeCard(
              5,
              page.t("home.reports"),
              page.t("home.reports.text", waiting.reports()),
              page.t("home.officer.go"),
              "/saker/rapporter",
              true));
    }
    card(page, cards, waiting.changes(), "home.changes", "home.changes.text");
    card(page, cards, waiting.written(), "home.written", "home.written.text");
    card(page, cards, waiting.late(), "home.late", "home.late.text");
    card(page, cards, waiting.toAssess(), "home.assess", "home.assess.text");
    card(page, cards, waiting.toDecide(), "home.decide", "home.decide.text");
  }

  private static void card(
      Page page, List<HomeCard> cards, WaitingAwards.Pile pile, String title, String text) {
    pile.first()
        .ifPresent(first ->
            cards.add(
                new HomeCard(
                    5,
                    page.t(title),
                    page.t(text, pile.count()),
                    page.t("home.officer.go"),
                    "/saker/tilskudd/" + first,
                    true)));
  }
}
