package no.ildsjel.support.needs.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.Occasion;
import org.springframework.stereotype.Component;

/** The conversation on needs, on the home page of those who take part. */
@Component
class NeedsHome implements Contributor {

  private final NeedsManagement needs;

  NeedsHome(NeedsManagement needs) {
    this.needs = needs;
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (!(page.actor() instanceof Actor.Person person) || person.actingFor().isEmpty()) {
      return List.of();
    }
    List<NeedsMap> maps = needs.of(person);
    Optional<NeedsMap> open = maps.stream().filter(m -> !m.closed()).findFirst();
    if (open.isPresent()) {
      return List.of(
          new HomeCard(
              10,
              page.t("needs.title"),
              page.t("home.needs.open"),
              page.t("home.needs.open.go"),
              "/kartlegging/" + open.get().id(),
              needs.mine(person, open.get()).filter(m -> m.handedIn()).isEmpty()));
    }
    return needs
        .due(person, maps)
        .map(occasion -> occasion == Occasion.FIRST ? "home.needs.first" : "home.needs.again")
        .map(key ->
            new HomeCard(
                9,
                page.t("needs.title"),
                page.t(key),
                page.t("home.needs.first.go"),
                "/kartlegging",
                true))
        .stream()
        .toList();
  }
}
