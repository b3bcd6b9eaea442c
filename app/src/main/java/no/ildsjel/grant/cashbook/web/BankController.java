package no.ildsjel.grant.cashbook.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.BankManagement;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** The bank's movements beside the book. */
@Controller
@Access(Who.ORGANISATION)
class BankController {

  private static final int MOST_NAMED = 20;

  private final BookPages pages;
  private final BankManagement bank;

  BankController(BookPages pages, BankManagement bank) {
    this.pages = pages;
    this.bank = bank;
  }

  @GetMapping("/tilskudd/{id}/kassebok/bank")
  String movements(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam Optional<String> avslag,
      @RequestParam Optional<Integer> nye,
      @RequestParam Optional<String> ulest,
      Model model) {
    pages.show(actor, id, Optional.empty(), model);
    model.addAttribute("rows", bank.rows(actor, new DecisionId(id)));
    model.addAttribute("read", nye);
    model.addAttribute("unread", ulest.filter(u -> u.matches("[0-9]{1,6}(, [0-9]{1,6})*( …)?")));
    model.addAttribute("refusal", avslag.orElse(""));
    return "grant/cashbook/bank";
  }

  @Limited(value = "upload", perMinute = 30)
  @PostMapping("/tilskudd/{id}/kassebok/bank")
  String read(Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<MultipartFile> fil)
      throws IOException {
    pages.find(actor, id, Optional.empty());
    byte[] bytes = fil.isPresent() ? fil.get().getBytes() : new byte[0];
    return switch (bank.read(actor, new DecisionId(id), bytes)) {
      case Answer.Allowed<BankManagement.Read>(BankManagement.Read read) ->
          back(id) + "?nye=" + read.fresh() + unread(read.unread());
      case Answer.Refused<BankManagement.Read>(var reason) -> back(id) + "?avslag=" + reason.code();
    };
  }

  @PostMapping("/tilskudd/{id}/kassebok/bank/koblinger")
  String join(
      Actor.Person actor, @PathVariable UUID id, @RequestParam Optional<Set<UUID>> bevegelse) {
    pages.find(actor, id, Optional.empty());
    bank.join(actor, new DecisionId(id), bevegelse.orElse(Set.of()));
    return back(id);
  }

  @PostMapping("/tilskudd/{id}/kassebok/bank/{bevegelse}/linje")
  String write(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID bevegelse,
      @RequestParam String hva,
      @RequestParam Optional<String> linje) {
    pages.find(actor, id, Optional.empty());
    return bank.write(actor, new DecisionId(id), bevegelse, hva, linje)
            instanceof Answer.Refused<?>(var reason)
        ? back(id) + "?avslag=" + reason.code()
        : back(id);
  }

  @PostMapping("/tilskudd/{id}/kassebok/bank/{bevegelse}/utelatelse")
  String leaveOut(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID bevegelse,
      @RequestParam boolean ut) {
    pages.find(actor, id, Optional.empty());
    bank.leaveOut(actor, new DecisionId(id), bevegelse, ut);
    return back(id);
  }

  private static String unread(List<Integer> rows) {
    return rows.isEmpty()
        ? ""
        : "&ulest="
            + UriUtils.encode(
                rows.stream()
                        .limit(MOST_NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                    + (rows.size() > MOST_NAMED ? " …" : ""),
                StandardCharsets.UTF_8);
  }

  private static String back(UUID id) {
    return "redirect:/tilskudd/" + id + "/kassebok/bank";
  }
}
