package no.ildsjel.support.experience.web;

import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.experience.Experiences;
import org.springframework.stereotype.Component;

/** One question at the right moment: what helped? */
@Component
class ExperienceHome implements Contributor {

  private final Experiences experiences;

  ExperienceHome(Experiences experiences) {
    this.experiences = experiences;
  }

  @Override
  public List<HomeCard> home(Page page) {
    return page.actor() instanceof Actor.Person person && experiences.asks(person)
        ? List.of(
            new HomeCard(
                30,
                page.t("experience.ask"),
                page.t("experience.ask.text"),
                page.t("experience.ask.go"),
                "/erfaringer/ny",
                false))
        : List.of();
  }
}
