package no.ildsjel.support.calendar.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.calendar.CalendarFeeds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses for calendars. An address is shown once, on the page that made it. */
@Controller
class CalendarController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final CalendarFeeds feeds;
  private final String baseUrl;

  CalendarController(CalendarFeeds feeds, @Value("${ildsjel.base-url:}") String baseUrl) {
    this.feeds = feeds;
    this.baseUrl = baseUrl;
  }

  @Access(Who.LOGGED_IN)
  @GetMapping("/kalender")
  String page(Page page, Actor.Person actor, Model model) {
    return shown(actor, model, "", "");
  }

  /** Answers with the page itself, since the word may stand in no other address. */
  @Access(Who.LOGGED_IN)
  @PostMapping("/kalender")
  String make(
      Page page,
      Actor.Person actor,
      @RequestParam(defaultValue = "") String organisasjon,
      Model model) {
    Optional<OrganisationNumber> whose = own(actor, organisasjon);
    String word = feeds.renew(actor, whose).word();
    String address =
        (baseUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : baseUrl)
            + "/kalender/"
            + word
            + ".ics";
    return shown(actor, model, organisasjon, address);
  }

  @Access(Who.LOGGED_IN)
  @PostMapping("/kalender/fjerning")
  String revoke(Actor.Person actor, @RequestParam(defaultValue = "") String organisasjon) {
    feeds.revoke(actor, own(actor, organisasjon));
    return "redirect:/kalender";
  }

  @Access(Who.PUBLIC)
  @Limited(value = "calendar", perMinute = 60)
  @GetMapping("/kalender/{ord}.ics")
  ResponseEntity<byte[]> open(@PathVariable String ord) {
    return feeds
        .open(new SecretWord(ord))
        .map(CalendarController::file)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static ResponseEntity<byte[]> file(String calendar) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(calendar.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<OrganisationNumber> own(Actor.Person actor, String number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        OrganisationNumber.parse(number)
            .filter(actor.mandates()::contains)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  private String shown(Actor.Person actor, Model model, String whose, String address) {
    model.addAttribute("made", feeds.made(actor));
    model.addAttribute("whose", whose);
    model.addAttribute("address", address);
    return "support/calendar/page";
  }
}
