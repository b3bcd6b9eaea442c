package no.ildsjel.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.PersonalRecords;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a person, for that person: to read, to take out and to have erased. */
@Controller
@Access(Who.LOGGED_IN)
class PersonalDataPages {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final PersonalRecords records;

  PersonalDataPages(PersonalRecords records) {
    this.records = records;
  }

  @GetMapping("/meg/opplysninger")
  String kept(Page page, Model model) {
    model.addAttribute("kinds", records.kinds());
    return "web/personal";
  }

  @GetMapping("/meg/opplysninger/fil")
  void file(Actor.Person actor, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"opplysninger.json\"");
    response
        .getOutputStream()
        .write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(records.export(actor)));
  }

  @GetMapping("/meg/opplysninger/sletting")
  String beforeErasing(Page page, Actor.Person actor, Model model) {
    model.addAttribute("kinds", records.kinds());
    model.addAttribute("hindrances", records.hindrances(actor));
    return "web/erase";
  }

  @PostMapping("/meg/opplysninger/sletting")
  String erase(Actor.Person actor, HttpSession session) {
    if (!records.erase(actor).isEmpty()) {
      return "redirect:/meg/opplysninger/sletting";
    }
    session.invalidate();
    return "redirect:/personvern?slettet";
  }
}
