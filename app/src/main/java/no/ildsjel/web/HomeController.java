package no.ildsjel.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.pages.FormOwner;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The front page, log-in, each person's home, and choosing whom to act for. */
@Controller
class HomeController {

  private final Pages pages;
  private final People people;

  HomeController(Pages pages, People people) {
    this.pages = pages;
    this.people = people;
  }

  @Access(Who.PUBLIC)
  @GetMapping("/")
  String front(Page page, Model model) {
    if (page.loggedIn()) {
      return "redirect:/hjem";
    }
    model.addAttribute("cards", pages.cards(page));
    return "web/front";
  }

  @Access(Who.PUBLIC)
  @GetMapping("/innlogging")
  String logIn(
      Page page,
      @RequestParam Optional<String> feil,
      @RequestParam Optional<String> utlopt,
      Model model) {
    if (page.loggedIn()) {
      return "redirect:/hjem";
    }
    model.addAttribute(
        "notice", feil.isPresent() ? "login.failed" : utlopt.map(HomeController::gone).orElse(""));
    return "web/login";
  }

  private static String gone(String expired) {
    return expired.equals("uten") ? "login.expired.not-kept" : "login.expired";
  }

  @Access(Who.LOGGED_IN)
  @GetMapping("/hjem")
  String home(Page page, HttpSession session, Model model) {
    List<HomeCard> cards = pages.cards(page);
    model.addAttribute("oldMandates", session.getAttribute(SessionIdentity.OLD_MANDATES) != null);
    session.removeAttribute(SessionIdentity.OLD_MANDATES);
    model.addAttribute("cards", cards);
    return "web/home";
  }

  @Access(Who.LOGGED_IN)
  @PostMapping("/opptrer-for")
  String actFor(Actor.Person actor, @RequestParam String organisasjon, HttpSession session) {
    OrganisationNumber chosen =
        OrganisationNumber.parse(organisasjon)
            .filter(actor.mandates()::contains)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    session.setAttribute(SessionIdentity.ACTING_FOR, chosen.value());
    return "redirect:/hjem";
  }

  /** Shows what was posted after the session ran out to the one who wrote it, ready to be sent. */
  @Access(Who.LOGGED_IN)
  @GetMapping("/fortsett")
  String goOn(Page page, Actor.Person actor, HttpSession session, Model model) {
    Optional<KeptPost> kept =
        KeptPost.of(session)
            .filter(post -> post.madeFor().map(FormOwner.of(actor)::equals).orElse(true));
    session.removeAttribute(KeptPost.KEPT);
    if (kept.isEmpty()) {
      return "redirect:/hjem";
    }
    model.addAttribute("path", kept.get().path());
    model.addAttribute("fields", kept.get().fields());
    return "web/goon";
  }

  @Access(Who.LOGGED_IN)
  @GetMapping("/meg")
  String me(Page page, Actor.Person actor, Model model) {
    PersonView person = people.find(actor.id()).orElseThrow();
    model.addAttribute("person", person);
    return "web/me";
  }

  @Access(Who.LOGGED_IN)
  @PostMapping("/meg")
  String describeMe(
      Actor.Person actor, @RequestParam String epost, @RequestParam String sprak, Model model) {
    String email = epost.strip();
    if (!email.isEmpty() && !email.matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+")) {
      return "redirect:/meg?feil=epost";
    }
    people.describe(
        actor,
        Optional.of(email).filter(e -> !e.isEmpty()),
        Language.of(sprak).orElse(Language.NB));
    return "redirect:/meg?lagret";
  }
}
