package no.ildsjel.platform.forms.web;

import org.springframework.ui.Model;

/** What comes of posting a page. */
public sealed interface FormPosted {

  /** It is saved; on to this address. */
  record GoTo(String address) implements FormPosted {}

  /** The page again, since something could not be done. */
  record Again(FormPageView view) implements FormPosted {}

  /** Some fields are saved; the page in the browser is told what changed. */
  record Part(FormPageView view) implements FormPosted {}

  /**
   * The name of the view that answers.
   *
   * @param template the owner's template for a page, which finds the page under {@code form}
   */
  default String view(Model model, String template) {
    return switch (this) {
      case GoTo(String address) -> "redirect:" + address;
      case Again(FormPageView view) -> {
        model.addAttribute("form", view);
        yield template;
      }
      case Part(FormPageView view) -> {
        model.addAttribute("form", view);
        yield "platform/forms/saved";
      }
    };
  }
}
