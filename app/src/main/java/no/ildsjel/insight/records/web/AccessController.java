package no.ildsjel.insight.records.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.insight.InsightRefusal;
import no.ildsjel.insight.records.AccessAppeals;
import no.ildsjel.insight.records.AccessRequest;
import no.ildsjel.insight.records.AccessRequests;
import no.ildsjel.insight.records.CaseFiles;
import no.ildsjel.insight.records.JournalPost;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where requests to see documents are answered, the most urgent first. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class AccessController {

  private final AccessRequests requests;
  private final AccessAppeals appeals;
  private final CaseFiles files;

  AccessController(AccessRequests requests, AccessAppeals appeals, CaseFiles files) {
    this.requests = requests;
    this.appeals = appeals;
    this.files = files;
  }

  @GetMapping("/saker/innsyn")
  String list(Page page, Actor.Person actor, Model model) {
    List<AccessRequest> all = requests.visibleTo(actor);
    model.addAttribute("requests", all);
    model.addAttribute("posts", requests.posts(all));
    model.addAttribute("appeals", appeals.of(all));
    model.addAttribute("today", requests.today());
    return "insight/records/requests";
  }

  @GetMapping("/saker/innsyn/{id}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    AccessRequest request = find(actor, id);
    return show(page, actor, request, "", "", avslag.orElse(""), model);
  }

  private String show(
      Page page,
      Actor.Person actor,
      AccessRequest request,
      String law,
      String reason,
      String refusal,
      Model model) {
    model.addAttribute("request", request);
    model.addAttribute("appeal", appeals.of(request));
    model.addAttribute("today", requests.today());
    JournalPost post = Objects.requireNonNull(requests.posts(List.of(request)).get(request.post()));
    model.addAttribute("post", post);
    model.addAttribute("cameWith", requests.cameWith(request, post));
    model.addAttribute("laws", files.laws());
    model.addAttribute("overdue", request.overdue(requests.today()));
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER, request.administrator()));
    model.addAttribute("law", law);
    model.addAttribute("reason", reason);
    model.addAttribute("refusal", refusal);
    return "insight/records/request";
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/innsyn/{id}/svar")
  String answer(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam AccessRequest.State svar,
      @RequestParam(defaultValue = "") String hjemmel,
      @RequestParam(defaultValue = "") String grunn,
      @RequestParam Optional<MultipartFile> fil,
      Model model)
      throws IOException {
    AccessRequest request = find(actor, id);
    Optional<AccessRequests.Handed> handed = Optional.empty();
    if (fil.isPresent() && !fil.get().isEmpty()) {
      handed =
          Optional.of(
              new AccessRequests.Handed(
                  Objects.requireNonNullElse(fil.get().getOriginalFilename(), "dokument"),
                  fil.get().getBytes()));
    }
    Answer<AccessRequest> answer =
        requests.answer(actor, request.id(), svar, hjemmel, grunn, handed);
    // what was written stays, so that nobody writes a reason twice
    return answer instanceof Answer.Refused<?>(var reason)
        ? show(page, actor, request, hjemmel, grunn, reason.code(), model)
        : "redirect:/saker/innsyn/" + id;
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/innsyn/{id}/klage/medhold")
  String uphold(Actor.Person actor, @PathVariable UUID id) {
    return handled(id, appeals.uphold(actor, find(actor, id).id()));
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/innsyn/{id}/klage/oversendelse")
  String sendOn(
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String dag,
      @RequestParam(defaultValue = "") String grunn) {
    AccessRequest request = find(actor, id);
    return handled(
        id,
        TypedDays.day(dag) instanceof Typed.Understood<LocalDate>(LocalDate day)
            ? appeals.sendOn(actor, request.id(), day, grunn)
            : Answer.refused(InsightRefusal.DAY_WRONG));
  }

  private static String handled(UUID id, Answer<?> answer) {
    return "redirect:/saker/innsyn/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }

  private AccessRequest find(Actor actor, UUID id) {
    return requests
        .visibleTo(actor, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
