package no.ildsjel.insight.records.web;

import java.util.ArrayList;
import java.util.List;
import no.ildsjel.insight.records.AccessRequests;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** The case file's place on the case, and requests that wait on the officer's home page. */
@Component
class RecordsHome implements Contributor {

  private final AccessRequests requests;

  RecordsHome(AccessRequests requests) {
    this.requests = requests;
  }

  /** Only for officers: the same name of a tab stands on the applicant's own page. */
  @Override
  public List<Tab> tabs(Page page, String on, String id) {
    return on.equals("application") && page.path().startsWith("/saker/" + id)
        ? List.of(new Tab(50, page.t("casefile.title"), "/saker/" + id + "/arkiv", ""))
        : List.of();
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!page.actor().has(Role.CASE_OFFICER)) {
      return List.of();
    }
    AccessRequests.Waiting waiting = requests.waiting(page.actor());
    List<HomeCard> cards = new ArrayList<>();
    if (waiting.requests() > 0) {
      cards.add(card(page, "home.access", page.t("home.access.text", waiting.requests())));
    }
    if (waiting.appeals() > 0) {
      cards.add(card(page, "home.appeals", page.t("home.appeals.text", waiting.appeals())));
    }
    return cards;
  }

  private static HomeCard card(Page page, String title, String text) {
    return new HomeCard(3, page.t(title), text, page.t("home.access.go"), "/saker/innsyn", true);
  }
}
