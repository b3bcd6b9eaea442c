package no.ildsjel.casework.application.web;

import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.application.ApplicationForms;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.platform.forms.web.Filling;
import no.ildsjel.platform.forms.web.FormPlace;
import org.springframework.stereotype.Component;

/** Where the form of an application is filled in. */
@Component
class ApplicationPlaces {

  private final ApplicationManagement applications;
  private final ApplicationForms asked;

  ApplicationPlaces(ApplicationManagement applications, ApplicationForms asked) {
    this.applications = applications;
    this.asked = asked;
  }

  Filling filling(ApplicationView application) {
    String base = "/soknader/" + application.id();
    return new Filling(
        new FormPlace(
            base + "/skjema",
            base + "/oppsummering",
            base + "/filer",
            !applications.changeable(application)),
        application.draft(),
        asked.formOf(application),
        asked.inputs(application));
  }
}
