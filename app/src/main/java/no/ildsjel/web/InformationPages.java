package no.ildsjel.web;

import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Glossary;
import no.ildsjel.platform.pages.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
  String privacy(Page page, @RequestParam Optional<String> slettet, Model model) {
    model.addAttribute("erased", slettet.isPresent());
    return "web/privacy";
  }
}
