package no.ildsjel.insight.records.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.insight.records.Arkivmelding;
import no.ildsjel.insight.records.CaseFile;
import no.ildsjel.insight.records.CaseFiles;
import no.ildsjel.insight.records.JournalPost;
import no.ildsjel.insight.records.PostDocuments;
import no.ildsjel.insight.records.Retention;
import no.ildsjel.insight.records.Shielding;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The file of a case: its documents, what of them is shielded, and the export to an archive. */
@Controller
@Access({Who.CASE_OFFICER, Who.APPROVER})
class CaseFileController {

  private final CaseFiles files;
  private final PostDocuments documents;
  private final Arkivmelding messages;
  private final Retention retention;

  CaseFileController(
      CaseFiles files, PostDocuments documents, Arkivmelding messages, Retention retention) {
    this.files = files;
    this.documents = documents;
    this.messages = messages;
    this.retention = retention;
  }

  @GetMapping("/saker/{id}/arkiv")
  String show(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    CaseFile file = find(actor, id);
    model.addAttribute("file", file);
    model.addAttribute(
        "cameWith",
        file.posts().stream()
            .collect(
                Collectors.toMap(
                    JournalPost::casePost, post -> documents.cameWith(post, file.application()))));
    model.addAttribute("laws", files.laws());
    model.addAttribute("rule", retention.of(Retention.Covers.CASE));
    model.addAttribute(
        "until",
        file.posts().isEmpty()
            ? Optional.empty()
            : retention.of(Retention.Covers.CASE).until(file.posts().getLast().day()));
    model.addAttribute("officer", actor.has(Role.CASE_OFFICER, file.application().administrator()));
    model.addAttribute("refusal", avslag.orElse(""));
    return "insight/records/casefile";
  }

  @GetMapping("/saker/{id}/arkiv/{nummer}/dokument/{del}")
  ResponseEntity<byte[]> document(
      Actor.Person actor, @PathVariable UUID id, @PathVariable int nummer, @PathVariable int del) {
    CaseFile file = find(actor, id);
    List<CaseDocument> papers = documents.of(post(file, nummer), file.application());
    if (del < 1 || del > papers.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return PaperResponse.of(papers.get(del - 1));
  }

  @GetMapping("/saker/{id}/arkivmelding/{nummer}")
  ResponseEntity<byte[]> message(
      Actor.Person actor, @PathVariable UUID id, @PathVariable int nummer) {
    CaseFile file = find(actor, id);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JournalPost post = post(file, nummer);
    messages.write(file, post, out);
    return PaperResponse.of(
        "arkivmelding-" + post.label().replace('/', '-') + ".xml",
        "application/xml",
        out.toByteArray());
  }

  @GetMapping("/saker/{id}/arkivmelding")
  ResponseEntity<byte[]> packed(Actor.Person actor, @PathVariable UUID id) {
    CaseFile file = find(actor, id);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    messages.pack(file, out);
    return PaperResponse.of(
        "arkivmelding-" + file.number().replace('/', '-') + ".zip",
        "application/zip",
        out.toByteArray());
  }

  @Access(Who.CASE_OFFICER)
  @PostMapping("/saker/{id}/arkiv/{nummer}/skjerming")
  String shield(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable int nummer,
      @RequestParam Optional<String> tittel,
      @RequestParam Optional<String> part,
      @RequestParam Shielding.Extent dokument,
      @RequestParam(defaultValue = "") String hjemmel,
      @RequestParam(defaultValue = "") String grunn) {
    JournalPost post = post(find(actor, id), nummer);
    Answer<JournalPost> answer =
        files.shield(
            actor,
            post.seal(),
            new Shielding(tittel.isPresent(), part.isPresent(), dokument, hjemmel),
            grunn);
    return "redirect:/saker/"
        + id
        + "/arkiv"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "")
        + "#post-"
        + nummer;
  }

  private static JournalPost post(CaseFile file, int number) {
    return file.posts().stream()
        .filter(p -> p.casePost() == number)
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CaseFile find(Actor actor, UUID id) {
    return files
        .visibleTo(actor, new ApplicationId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
