package no.ildsjel.support.learning.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentKind;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.Attendee;
import no.ildsjel.support.learning.Certificates;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUpState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** At the door, and what those who were there get afterwards. */
@Controller
@Access({Who.CASE_OFFICER, Who.COURSE_PROVIDER})
class DoorController {

  private final EventOffice office;
  private final Attendance attendance;
  private final Certificates certificates;
  private final Documents documents;
  private final EventLines lines;

  DoorController(
      EventOffice office,
      Attendance attendance,
      Certificates certificates,
      Documents documents,
      EventLines lines) {
    this.office = office;
    this.attendance = attendance;
    this.certificates = certificates;
    this.documents = documents;
    this.lines = lines;
  }

  @GetMapping("/saker/kurs/{id}/oppmote")
  String door(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<UUID> okt,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<String> lagret,
      Model model) {
    CourseEvent event = require(actor, id);
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    model.addAttribute("officer", office.officer(actor, event));
    model.addAttribute(
        "parties",
        office.signUps(actor, event).stream()
            .filter(s -> s.state() == SignUpState.CONFIRMED)
            .toList());
    model.addAttribute(
        "session",
        event.held().stream()
            .filter(s -> okt.filter(s.id()::equals).isPresent())
            .findFirst()
            .or(() ->
                event.held().stream().filter(s -> s.ends().isAfter(lines.moment())).findFirst())
            .orElse(event.held().getLast()));
    model.addAttribute("saved", lagret.isPresent());
    model.addAttribute("refusal", avslag.orElse(""));
    return "support/learning/office-door";
  }

  @PostMapping("/saker/kurs/{id}/okter/{okt}/oppmote")
  String note(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID okt,
      @RequestParam(defaultValue = "") Set<UUID> her,
      @RequestParam(defaultValue = "") Set<UUID> var) {
    CourseEvent event = require(actor, id);
    if (event.held().stream().noneMatch(s -> s.id().equals(okt))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Answer<Integer> answer = attendance.note(actor, event.id(), okt, her, var);
    return "redirect:/saker/kurs/"
        + id
        + "/oppmote?okt="
        + okt
        + (answer instanceof Answer.Refused<?>(var reason)
            ? "&avslag=" + reason.code()
            : "&lagret");
  }

  @GetMapping("/saker/kurs/{id}/etterpa")
  String after(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      Model model) {
    return after(actor, require(actor, id), Retyped.NOTHING, avslag.orElse(""), model);
  }

  private String after(
      Actor.Person actor, CourseEvent event, Retyped typed, String refusal, Model model) {
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    model.addAttribute("officer", office.officer(actor, event));
    model.addAttribute("present", attendance.present(actor, event));
    model.addAttribute("messages", attendance.messages(actor, event));
    model.addAttribute("links", attendance.links(event.id()));
    model.addAttribute("files", documents.of(event.subject()));
    model.addAttribute("accepted", DocumentKind.accepted());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/learning/office-after";
  }

  @PostMapping("/saker/kurs/{id}/meldinger")
  String write(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String melding,
      Model model) {
    CourseEvent event = require(actor, id);
    return done(
        actor,
        event,
        attendance.write(actor, event.id(), nokkel, melding),
        new Retyped("melding", Map.of("melding", melding)),
        model);
  }

  @PostMapping("/saker/kurs/{id}/lenker")
  String link(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String tittel,
      @RequestParam(defaultValue = "") String lenke,
      Model model) {
    CourseEvent event = require(actor, id);
    return done(
        actor,
        event,
        attendance.link(actor, event.id(), nokkel, tittel, lenke),
        new Retyped("lenke", Map.of("tittel", tittel, "lenke", lenke)),
        model);
  }

  /** Back to the page; when the answer is no, to what was typed there. */
  private String done(
      Actor.Person actor, CourseEvent event, Answer<?> answer, Retyped typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? after(actor, event, typed, reason.code(), model)
        : "redirect:/saker/kurs/" + event.id() + "/etterpa";
  }

  @PostMapping("/saker/kurs/{id}/lenker/{lenke}/fjerning")
  String unlink(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID lenke) {
    attendance.unlink(actor, require(actor, id).id(), lenke);
    return "redirect:/saker/kurs/" + id + "/etterpa";
  }

  @Limited(value = "upload", perMinute = 30)
  @PostMapping("/saker/kurs/{id}/filer")
  String add(Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<MultipartFile> fil)
      throws IOException {
    CourseEvent event = require(actor, id);
    if (fil.isEmpty() || fil.get().isEmpty()) {
      return "redirect:/saker/kurs/" + id + "/etterpa";
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            event.subject(),
            Objects.requireNonNullElse(fil.get().getOriginalFilename(), "materiell"),
            fil.get().getBytes());
    return back(id, stored);
  }

  @PostMapping("/saker/kurs/{id}/filer/{file}/fjerning")
  String remove(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID file) {
    documents.remove(require(actor, id).subject(), new DocumentId(file));
    return "redirect:/saker/kurs/" + id + "/etterpa";
  }

  @GetMapping("/saker/kurs/{id}/filer/{file}")
  ResponseEntity<byte[]> open(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID file) {
    return documents
        .open(require(actor, id).subject(), new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/saker/kurs/{id}/kursbevis/{person}")
  ResponseEntity<byte[]> certificate(
      Actor.Person actor, @PathVariable UUID id, @PathVariable UUID person) {
    CourseEvent event = require(actor, id);
    return certificate(certificates, event, office.signUps(actor, event), person);
  }

  /** The certificate of one of these parties' people; not found for who was not there. */
  static ResponseEntity<byte[]> certificate(
      Certificates certificates, CourseEvent event, List<SignUp> parties, UUID person) {
    Attendee attendee =
        parties.stream()
            .flatMap(s -> s.people().stream())
            .filter(a -> a.id().equals(person) && !a.present().isEmpty())
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return Papers.pdf("kursbevis.pdf", certificates.pdf(event, attendee));
  }

  private CourseEvent require(Actor.Person actor, UUID id) {
    return office
        .find(actor, new EventId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String back(UUID id, Answer<?> answer) {
    return "redirect:/saker/kurs/"
        + id
        + "/etterpa"
        + (answer instanceof Answer.Refused<?>(var reason) ? "?avslag=" + reason.code() : "");
  }
}
