package no.ildsjel.grant.payment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.BankFiles;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** What waits with money: for the organisation, for who certifies and for who approves. */
@Component
class GrantHome implements Contributor {

  private final PaymentManagement payments;
  private final AccountManagement accounts;
  private final BankFiles files;

  GrantHome(PaymentManagement payments, AccountManagement accounts, BankFiles files) {
    this.payments = payments;
    this.accounts = accounts;
    this.files = files;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    List<MenuEntry> entries = new ArrayList<>();
    if (!actor.administrators().isEmpty()) {
      entries.add(new MenuEntry(7, "menu.payments", "/saker/utbetalinger"));
    }
    if (actor.organisation().isPresent()) {
      entries.add(new MenuEntry(25, "menu.grants", "/tilskudd"));
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
            new Tab(
                2,
                page.t("money.title"),
                (person.mandates().contains(award.organisation())
                        ? "/tilskudd/"
                        : "/saker/utbetalinger/tilskudd/")
                    + id,
                ""))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!(page.actor() instanceof Actor.Person person)) {
      return List.of();
    }
    List<HomeCard> cards = new ArrayList<>();
    person.actingFor().flatMap(o -> organisation(page, person, o)).ifPresent(cards::add);
    if (!person.administrators().isEmpty()) {
      officer(page, person, cards);
    }
    return cards;
  }

  private Optional<HomeCard> organisation(
      Page page, Actor.Person person, OrganisationNumber organisation) {
    List<AwardView> awards = payments.awardsOf(person, organisation);
    if (awards.isEmpty()) {
      return Optional.empty();
    }
    if (accounts.confirmed(organisation).isEmpty()) {
      return Optional.of(
          new HomeCard(
              4,
              page.t("home.account"),
              page.t("home.account.text"),
              page.t("home.account.go"),
              "/tilskudd/konto",
              true));
    }
    List<PaymentView> toCome =
        payments.paymentsOf(awards.stream().map(AwardView::id).toList()).stream()
            .filter(p -> p.state().toCome())
            .toList();
    Optional<PaymentView> returned =
        toCome.stream().filter(p -> p.bankAnswer().isPresent()).findFirst();
    if (returned.isPresent()) {
      return Optional.of(
          new HomeCard(
              3,
              page.t("money.returned"),
              page.t("money.returned.text"),
              page.t("account.title"),
              "/tilskudd/konto",
              true));
    }
    return toCome.stream()
        .findFirst()
        .map(p ->
            new HomeCard(
                30,
                page.t("money.title"),
                page.t("home.money.text", page.krText(p.amount()), page.dateText(p.due())),
                page.t("home.money.go"),
                "/tilskudd/" + p.award(),
                false));
  }

  private void officer(Page page, Actor.Person person, List<HomeCard> cards) {
    Map<PaymentState, Integer> waiting = payments.waiting(person);
    if (person.has(Role.CASE_OFFICER)) {
      card(page, cards, waiting.getOrDefault(PaymentState.PLANNED, 0), "attester", "attester");
    }
    if (person.has(Role.APPROVER)) {
      card(page, cards, waiting.getOrDefault(PaymentState.CERTIFIED, 0), "godkjenn", "godkjenn");
      card(page, cards, waiting.getOrDefault(PaymentState.APPROVED, 0), "send", "send");
      card(page, cards, files.notesToConfirm(person), "noted", "bank");
    }
  }

  private static void card(Page page, List<HomeCard> cards, int count, String what, String show) {
    if (count > 0) {
      cards.add(
          new HomeCard(
              4,
              page.t("home.payments." + what),
              page.t("home.payments." + what + ".text", count),
              page.t("home.officer.go"),
              "/saker/utbetalinger?vis=" + show,
              true));
    }
  }
}
