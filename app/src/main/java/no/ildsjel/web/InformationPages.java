package no.ildsjel.web;

import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Glossary;
import no.ildsjel.platform.pages.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages about the program itself: accessibility, privacy and what words mean. */
@Controller
@Access(Who.PUBLIC)
class InformationPages {

  private final Glossary glossary;

  InformationPages(Glossary glossary) {
    this.glossary = glossary;
  }

  @GetMapping("/tilgjengelighet")
  String accessibility(Page page) {
    return "web/accessibility";
  }

  @GetMapping("/ord")
  String words(Page page, Model model) {
    model.addAttribute("terms", glossary.all(page.language()));
    return "web/glossary";
  }

  @GetMapping("/personvern")
  String privacy(Page page) {
    return "web/privacy";
  }
}
