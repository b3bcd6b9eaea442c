package no.ildsjel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What people see when something is not there or went wrong: what it is, and what to do now. */
@Controller
class ErrorPages implements ErrorController {

  private final PorchConfiguration porch;

  ErrorPages(PorchConfiguration porch) {
    this.porch = porch;
  }

  /** An address with an id that can't be one leads nowhere, like one that is not there. */
  @ControllerAdvice
  static class NoSuchAddress {

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void tell(MethodArgumentTypeMismatchException e, HttpServletResponse response)
        throws IOException {
      response.sendError(e.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400);
    }
  }

  @Access(Who.PUBLIC)
  @RequestMapping("/error")
  String error(HttpServletRequest request, HttpServletResponse response, Model model) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    response.setStatus(status);
    String kind =
        switch (status) {
          case 400, 405, 415 -> "bad";
          case 403 -> "forbidden";
          case 404 -> "missing";
          case 413 -> "large";
          case 429 -> "often";
          case 503 -> "busy";
          default -> "broken";
        };
    Page page = porch.page(request, "/", false);
    model.addAttribute("page", page);
    model.addAttribute("kind", kind);
    return "web/error";
  }
}
