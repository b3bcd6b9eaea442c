package no.ildsjel.web;

import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages about the program itself: accessibility and privacy. */
@Controller
@Access(Who.PUBLIC)
class InformationPages {

  @GetMapping("/tilgjengelighet")
  String accessibility(Page page) {
    return "web/accessibility";
  }

  @GetMapping("/personvern")
  String privacy(Page page) {
    return "web/privacy";
  }
}
