package no.ildsjel.platform.notification.web;

import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Page;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** In a trial, the mail that would have gone out. */
@Controller
@ConditionalOnProperty(name = "ildsjel.embedded", havingValue = "true")
class OutgoingMailController {

  private final Notifications notifications;

  OutgoingMailController(Notifications notifications) {
    this.notifications = notifications;
  }

  @Access(Who.PUBLIC)
  @GetMapping("/utgaende-post")
  String mail(Page page, Model model) {
    model.addAttribute("mails", notifications.mail());
    return "platform/notification/mail";
  }
}
