package no.ildsjel.support.mentoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom an officer can reach on the two sides of a pair. Telephone and e-mail are those an
 * organisation gave in its application; the address a person has for notices stays the person's.
 */
@Service
public class PairContacts {

  private final Pairs pairs;
  private final Cohorts cohorts;
  private final Decisions decisions;
  private final Applications applications;
  private final SchemeForms forms;
  private final People people;

  PairContacts(
      Pairs pairs,
      Cohorts cohorts,
      Decisions decisions,
      Applications applications,
      SchemeForms forms,
      People people) {
    this.pairs = pairs;
    this.cohorts = cohorts;
    this.decisions = decisions;
    this.applications = applications;
    this.forms = forms;
    this.people = people;
  }

  /**
   * Somebody to reach.
   *
   * @param role what the application says the person does; empty for who acts for the organisation
   *     here
   */
  public record Contact(
      String name, Optional<LocalText> role, Optional<String> phone, Optional<String> email) {}

  /** The people of both sides, whoever the application names first. */
  @MayCall("a case officer of the administrator without ties")
  @Transactional(readOnly = true)
  public Map<Side, List<Contact>> of(Actor.Person actor, PairId id) {
    Pair pair =
        pairs
            .handledBy(actor, id)
            .orElseThrow(() -> new AccessDeniedException("Only officers of the administrator"));
    List<Contact> own = new ArrayList<>(applied(pair).stream().toList());
    own.addAll(acting(pair, Side.PARTICIPANT, own));
    return Map.of(
        Side.PARTICIPANT, List.copyOf(own), Side.MENTOR, acting(pair, Side.MENTOR, List.of()));
  }

  private List<Contact> acting(Pair pair, Side side, List<Contact> named) {
    return people.actingFor(pair.on(side)).stream()
        .map(PersonView::name)
        .filter(name -> named.stream().noneMatch(c -> c.name().equalsIgnoreCase(name)))
        .map(name -> new Contact(name, Optional.empty(), Optional.empty(), Optional.empty()))
        .toList();
  }

  private Optional<Contact> applied(Pair pair) {
    return cohorts
        .participant(pair.cohort(), pair.participant())
        .flatMap(p -> decisions.find(p.award()))
        .flatMap(d ->
            applications
                .submission(d.application().id())
                .flatMap(sent ->
                    forms
                        .find(d.application().form(), d.application().formVersion())
                        .flatMap(form -> contact(form, sent))));
  }

  private static Optional<Contact> contact(CompiledForm form, SubmissionView sent) {
    SortedMap<String, AnswerValue> said =
        new Submission(
                form.definition().id(), form.definition().version(), sent.json(), sent.sha256())
            .thaw(form)
            .visibleAnswers();
    return text(said, "contactName")
        .map(name ->
            new Contact(
                name,
                said.get("contactRole") instanceof AnswerValue.Choice(String chosen)
                    ? role(form, chosen)
                    : Optional.empty(),
                text(said, "contactPhone"),
                text(said, "contactEmail")));
  }

  private static Optional<String> text(SortedMap<String, AnswerValue> said, String question) {
    return said.get(question) instanceof AnswerValue.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<LocalText> role(CompiledForm form, String chosen) {
    return form.definition().pages().stream()
        .flatMap(p -> p.questions().stream())
        .filter(q -> q.id().equals("contactRole"))
        .flatMap(q -> q.kind() instanceof QuestionKind.One one ? one.options().stream() : null)
        .filter(o -> o.id().equals(chosen))
        .map(o -> o.text())
        .findFirst();
  }
}
