package no.ildsjel.registry.people.web;

import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/** The way from an organisation to its people, for those who are among them. */
@Component
class PeopleTab implements Contributor {

  @Override
  public List<Tab> tabs(Page page, String on, String id) {
    return on.equals("organisation")
            && page.actor() instanceof Actor.Person person
            && OrganisationNumber.parse(id).filter(person.mandates()::contains).isPresent()
        ? List.of(new Tab(10, page.t("people.tab"), "/organisasjoner/" + id + "/folk", ""))
        : List.of();
  }
}
