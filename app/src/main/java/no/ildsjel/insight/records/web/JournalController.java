package no.ildsjel.insight.records.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.insight.records.AccessAppeals;
import no.ildsjel.insight.records.AccessRequest;
import no.ildsjel.insight.records.AccessRequests;
import no.ildsjel.insight.records.JournalPost;
import no.ildsjel.insight.records.JournalSearch;
import no.ildsjel.insight.records.PublicJournal;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The journal for everybody, and asking to see what stands in it. */
@Controller
@Access(Who.PUBLIC)
class JournalController {

  private static final int LONGEST_SEARCH = 100;

  private final PublicJournal journal;
  private final AccessRequests requests;
  private final AccessAppeals appeals;

  JournalController(PublicJournal journal, AccessRequests requests, AccessAppeals appeals) {
    this.journal = journal;
    this.requests = requests;
    this.appeals = appeals;
  }

  @Limited(value = "journal", perMinute = 60)
  @GetMapping("/journal")
  String journal(
      Page page,
      @RequestParam Optional<String> sok,
      @RequestParam Optional<String> hos,
      @RequestParam Optional<String> fra,
      @RequestParam Optional<String> til,
      @RequestParam Optional<String> etter,
      Model model) {
    Map<AdministratorId, AdministratorView> administrators = journal.administrators();
    String words = sok.orElse("").strip();
    JournalSearch search =
        new JournalSearch(
            words.length() > LONGEST_SEARCH ? words.substring(0, LONGEST_SEARCH) : words,
            hos.flatMap(
                h -> administrators.keySet().stream().filter(a -> a.value().equals(h)).findFirst()),
            fra.flatMap(JournalController::day),
            til.flatMap(JournalController::day));
    PublicJournal.Found found = journal.find(search, etter.flatMap(JournalController::after));
    model.addAttribute("search", search);
    model.addAttribute("posts", found.posts());
    model.addAttribute("administrators", administrators);
    model.addAttribute("next", found.next().map(next -> address(search, next)).orElse(""));
    return "insight/records/journal";
  }

  private static String address(JournalSearch search, JournalSearch.After next) {
    return "/journal?sok="
        + URLEncoder.encode(search.words(), StandardCharsets.UTF_8)
        + search.administrator().map(a -> "&hos=" + a.value()).orElse("")
        + search.from().map(d -> "&fra=" + d).orElse("")
        + search.to().map(d -> "&til=" + d).orElse("")
        + "&etter="
        + next.day()
        + "_"
        + next.seal();
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.matches("\\d{4}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(typed))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<JournalSearch.After> after(String word) {
    String[] parts = word.split("_", 2);
    return parts.length == 2 && parts[1].matches("\\d{1,18}")
        ? day(parts[0]).map(d -> new JournalSearch.After(d, Long.parseLong(parts[1])))
        : Optional.empty();
  }

  @GetMapping("/journal/{post}/innsyn")
  String ask(Page page, @PathVariable String post, Model model) {
    return form(page, find(post), "", "", model);
  }

  private String form(Page page, JournalPost post, String typed, String refusal, Model model) {
    model.addAttribute("post", post);
    model.addAttribute("administrators", journal.administrators());
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "insight/records/ask";
  }

  @Limited(value = "access-request", perMinute = 5)
  @PostMapping("/journal/{post}/innsyn")
  String asked(
      Page page,
      Actor actor,
      @PathVariable String post,
      @RequestParam(defaultValue = "") String epost,
      Model model) {
    JournalPost about = find(post);
    return switch (requests.ask(actor, about.seal(), epost, page.language())) {
      case Answer.Allowed<String>(String word) -> "redirect:/journal/innsyn/" + word;
      case Answer.Refused<String>(var reason) -> form(page, about, epost, reason.code(), model);
    };
  }

  @Limited(value = "access-link", perMinute = 60)
  @GetMapping("/journal/innsyn/{word}")
  String receipt(Page page, @PathVariable String word, Model model) {
    return receipt(page, word, behind(word), "", "", model);
  }

  @Limited(value = "access-appeal", perMinute = 5)
  @PostMapping("/journal/innsyn/{word}/klage")
  String appeal(
      Page page,
      @PathVariable String word,
      @RequestParam(defaultValue = "") String grunn,
      Model model) {
    AccessRequest request = behind(word);
    // what was written stays, so that nobody has to write it twice
    return appeals.appeal(request, grunn) instanceof Answer.Refused<?>(var reason)
        ? receipt(page, word, request, grunn, reason.code(), model)
        : "redirect:/journal/innsyn/" + word;
  }

  private String receipt(
      Page page, String word, AccessRequest request, String typed, String refusal, Model model) {
    model.addAttribute("request", request);
    model.addAttribute("appeal", appeals.of(request));
    model.addAttribute("until", appeals.until(request));
    model.addAttribute("open", appeals.open(request));
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    model.addAttribute("word", word);
    model.addAttribute("post", journal.post(request.post()));
    model.addAttribute(
        "administrator",
        Optional.ofNullable(journal.administrators().get(request.administrator())));
    model.addAttribute("overdue", request.overdue(requests.today()));
    model.addAttribute("names", requests.given(request).stream().map(CaseDocument::name).toList());
    return "insight/records/receipt";
  }

  @Limited(value = "access-link", perMinute = 60)
  @GetMapping("/journal/innsyn/{word}/dokument/{nummer}")
  ResponseEntity<byte[]> document(@PathVariable String word, @PathVariable int nummer) {
    List<CaseDocument> given = requests.given(behind(word));
    if (nummer < 1 || nummer > given.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return PaperResponse.of(given.get(nummer - 1));
  }

  private AccessRequest behind(String word) {
    return requests
        .behind(word)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private JournalPost find(String post) {
    return Optional.of(post)
        .filter(p -> p.matches("\\d{1,18}"))
        .flatMap(p -> journal.post(Long.parseLong(p)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
