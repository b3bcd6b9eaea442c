package no.ildsjel.casework.decision.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Makes letters of decision from what was decided, and keeps each as the file it was sent as, so
 * that a later change of words or of an officer's name changes no letter.
 */
@Component
class LetterMaking {

  private static final int AT_A_TIME = 10;

  private final DecisionManagement decisions;
  private final Calls calls;
  private final People people;
  private final Roles roles;
  private final Letters letters;
  private final Documents documents;
  private final TemplateEngine templates;
  private final Pages pages;

  LetterMaking(
      DecisionManagement decisions,
      Calls calls,
      People people,
      Roles roles,
      Letters letters,
      Documents documents,
      TemplateEngine templates,
      Pages pages) {
    this.decisions = decisions;
    this.calls = calls;
    this.people = people;
    this.roles = roles;
    this.letters = letters;
    this.documents = documents;
    this.templates = templates;
    this.pages = pages;
  }

  /** What the letter's file belongs to. */
  static String owner(DecisionView decision) {
    return "decision:" + decision.id();
  }

  static String fileName(DecisionView decision) {
    return "svar-" + decision.application().number().orElse("").replace('/', '-') + ".pdf";
  }

  /** All that stands in the letter. */
  LetterView view(DecisionView decision) {
    ApplicationView application = decision.application();
    CallView call = calls.require(application.call());
    Scheme.Kind kind = calls.kindOf(call);
    Optional<AdministratorView> from =
        roles.administrators().stream()
            .filter(a -> a.id().equals(application.administrator()))
            .findFirst();
    String name =
        Optional.ofNullable(people.namesOf(List.of(decision.decidedBy())).get(decision.decidedBy()))
            .orElse("");
    List<String> laws =
        kind.criteria().stream()
            .flatMap(c -> Stream.of(c.law().split("[;,] (?:jf\\. )?")))
            .map(law -> law.split(" §", 2)[0].strip())
            .filter(law -> !law.startsWith("§"))
            .distinct()
            .toList();
    return new LetterView(
        decision,
        call,
        calls.schemeOf(call),
        kind,
        from.map(AdministratorView::name).orElse(""),
        from.map(AdministratorView::contact).orElse(""),
        name,
        laws);
  }

  /** The letter in the recipient's form of Norwegian. */
  byte[] pdf(DecisionView decision) {
    LetterView letter = view(decision);
    Page page = pages.letter(decision.language());
    StringOutput body = new StringOutput();
    templates.render(
        "casework/decision/letterbody.jte", Map.of("page", page, "letter", letter), body);
    return letters.pdf(
        new LetterContent(
            page.t("letter.title") + " " + decision.application().number().orElse(""),
            letter.call().title().in(decision.language()),
            decision.language(),
            body.toString()));
  }

  /** Keeps the letters of what has been decided since last; how many there were. */
  int round() {
    List<DecisionView> waiting = decisions.withoutLetter(AT_A_TIME);
    for (DecisionView decision : waiting) {
      DocumentView file =
          documents
              .store(
                  new Actor.Program("letters"), owner(decision), fileName(decision), pdf(decision))
              .orThrow();
      decisions.letterKept(decision, file.id());
    }
    return waiting.size();
  }

  @Configuration
  static class Keeping {

    @Bean
    RecurringTask<Void> keepLetters(LetterMaking letters) {
      return Tasks.recurring("letters", FixedDelay.ofSeconds(15))
          .execute((instance, context) -> {
            while (letters.round() == AT_A_TIME) {
              // the next ones
            }
          });
    }
  }
}
