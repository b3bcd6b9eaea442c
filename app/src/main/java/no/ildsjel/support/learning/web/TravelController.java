package no.ildsjel.support.learning.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.TravelClaim;
import no.ildsjel.support.learning.TravelClaims;
import no.ildsjel.support.learning.YearPlan;
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

/** Travel, as the organisation sends it in. The receipt is sent after the claim, as in the book. */
@Controller
@Access(Who.ORGANISATION)
class TravelController {

  /** The form with what is claimed. */
  private static final String CLAIM = "krav";

  private final YearPlan plan;
  private final SignUps signUps;
  private final TravelClaims travel;
  private final Documents documents;

  TravelController(YearPlan plan, SignUps signUps, TravelClaims travel, Documents documents) {
    this.plan = plan;
    this.signUps = signUps;
    this.travel = travel;
    this.documents = documents;
  }

  @GetMapping("/kurs/{id}/reise")
  String blank(Page page, Actor.Person actor, @PathVariable UUID id, Model model) {
    return claim(
        require(actor, id), UUID.randomUUID(), Optional.empty(), Retyped.NOTHING, "", model);
  }

  private String claim(
      CourseEvent event,
      UUID key,
      Optional<TravelClaim> claim,
      Retyped typed,
      String refusal,
      Model model) {
    model.addAttribute("event", event);
    model.addAttribute("key", key);
    model.addAttribute("claim", claim);
    model.addAttribute(
        "receipts", claim.map(c -> documents.of(c.receiptsOwner())).orElse(List.of()));
    model.addAttribute("accepted", DocumentKind.accepted());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/learning/travel";
  }

  @PostMapping("/kurs/{id}/reise")
  String send(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam(defaultValue = "") String belop,
      @RequestParam(defaultValue = "") String hva,
      Model model) {
    CourseEvent event = require(actor, id);
    long kroner =
        TypedNumbers.whole(belop) instanceof Typed.Understood<Long>(Long typed) ? typed : 0;
    Answer<UUID> answer = travel.send(actor, event, nokkel, kroner, hva);
    Optional<TravelClaim> there =
        travel.own(actor, event.id()).stream().filter(c -> c.id().equals(nokkel)).findFirst();
    return answer instanceof Answer.Refused<?>(var reason)
        ? claim(
            event,
            nokkel,
            there,
            new Retyped(CLAIM, Map.of("belop", belop, "hva", hva)),
            reason.code(),
            model)
        : "redirect:/kurs/" + id + "/reise" + (there.isPresent() ? "/" + nokkel : "");
  }

  @GetMapping("/kurs/{id}/reise/{claim}")
  String one(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @RequestParam Optional<String> avslag,
      Model model) {
    CourseEvent event = require(actor, id);
    return claim(
        event,
        claim,
        Optional.of(own(actor, event, claim)),
        Retyped.NOTHING,
        avslag.orElse(""),
        model);
  }

  @Limited(value = "upload", perMinute = 30)
  @PostMapping("/kurs/{id}/reise/{claim}/kvitteringer")
  String attach(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @RequestParam Optional<MultipartFile> fil)
      throws IOException {
    TravelClaim found = own(actor, require(actor, id), claim);
    String back = "redirect:/kurs/" + id + "/reise/" + claim;
    if (fil.isEmpty() || fil.get().isEmpty() || found.state().over()) {
      return back;
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            found.receiptsOwner(),
            Objects.requireNonNullElse(fil.get().getOriginalFilename(), "kvittering"),
            fil.get().getBytes());
    return stored instanceof Answer.Refused<?>(var reason)
        ? back + "?avslag=" + reason.code()
        : back;
  }

  @GetMapping("/kurs/{id}/reise/{claim}/kvitteringer/{file}")
  ResponseEntity<byte[]> open(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID claim,
      @PathVariable UUID file) {
    return documents
        .open(own(actor, require(actor, id), claim).receiptsOwner(), new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private TravelClaim own(Actor.Person actor, CourseEvent event, UUID claim) {
    return travel.own(actor, event.id()).stream()
        .filter(c -> c.id().equals(claim))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The event, for an organisation somebody was there from. */
  private CourseEvent require(Actor.Person actor, UUID id) {
    CourseEvent event =
        plan.find(new EventId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (signUps.standing(actor, event).parties().stream().noneMatch(SignUp::present)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return event;
  }
}
