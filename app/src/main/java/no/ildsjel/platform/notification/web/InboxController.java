package no.ildsjel.platform.notification.web;

import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Each person's inbox. */
@Controller
@Access(Who.LOGGED_IN)
class InboxController {

  private final Notifications notifications;

  InboxController(Notifications notifications) {
    this.notifications = notifications;
  }

  @GetMapping("/innboks")
  String inbox(Page page, Actor.Person actor, Model model) {
    model.addAttribute("notices", notifications.inbox(actor));
    return "platform/notification/inbox";
  }

  @PostMapping("/innboks/{id}/apning")
  String open(Actor.Person actor, @PathVariable UUID id) {
    return "redirect:"
        + notifications
            .open(actor, id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
