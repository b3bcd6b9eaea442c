package no.ildsjel.insight.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.insight.InsightRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The file of each case, for those who handle it. */
@Service
public class CaseFiles {

  static final String SHIELDING_CHANGED = "shielding-changed";

  private final JournalStore store;
  private final JournalRules rules;
  private final Applications applications;
  private final Calls calls;
  private final Roles roles;
  private final Archive archive;

  CaseFiles(
      JournalStore store,
      JournalRules rules,
      Applications applications,
      Calls calls,
      Roles roles,
      Archive archive) {
    this.store = store;
    this.rules = rules;
    this.applications = applications;
    this.calls = calls;
    this.roles = roles;
    this.archive = archive;
  }

  /** The file of a case that has been sent in, also of one that was taken back afterwards. */
  @MayCall("the administrator's people without ties to the applicant")
  @Transactional(readOnly = true)
  public Optional<CaseFile> visibleTo(Actor actor, ApplicationId id) {
    return application(id).filter(a -> mayHandle(actor, a)).map(this::file);
  }

  /** The file of the case with this number. */
  @MayCall("the program's own command")
  @Transactional(readOnly = true)
  public Optional<CaseFile> numbered(String number) {
    return store.application(number).flatMap(this::application).map(this::file);
  }

  private Optional<ApplicationView> application(ApplicationId id) {
    return Optional.ofNullable(applications.byIds(Set.of(id)).get(id))
        .filter(a -> a.number().isPresent());
  }

  private boolean mayHandle(Actor actor, ApplicationView application) {
    return actor.administrators().contains(application.administrator())
        && applications.blockedFor(actor, Set.of(application.id())).isEmpty();
  }

  private CaseFile file(ApplicationView application) {
    CallView call = calls.require(application.call());
    List<JournalPost> posts = store.of(application.id());
    return new CaseFile(
        application,
        calls.schemeOf(call).name().in(Language.NB)
            + " "
            + application.grantYear()
            + ", "
            + application.organisationName(),
        name(application.administrator()),
        posts.stream().anyMatch(p -> rules.of(p.act()).filter(JournalRules.Kind::ends).isPresent()),
        posts);
  }

  private String name(AdministratorId id) {
    return roles.administrators().stream()
        .filter(a -> a.id().equals(id))
        .map(AdministratorView::name)
        .findFirst()
        .orElse(id.value());
  }

  /** The provisions an officer can choose among. */
  @MayCall("pages for officers")
  public List<String> laws() {
    return rules.laws();
  }

  /**
   * Shields a post otherwise than its rule does.
   *
   * @param reason why, for the archive; not shown to others
   */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<JournalPost> shield(
      Actor.Person actor, long seal, Shielding wanted, String reason) {
    JournalPost post = store.find(seal).orElseThrow();
    ApplicationView application = application(post.application()).orElseThrow();
    if (!actor.has(Role.CASE_OFFICER, application.administrator())
        || !mayHandle(actor, application)) {
      throw new AccessDeniedException("Not this person's case");
    }
    if (reason.isBlank()) {
      return Answer.refused(InsightRefusal.REASON_MISSING);
    }
    if (wanted.any() && !rules.laws().contains(wanted.law())) {
      return Answer.refused(InsightRefusal.LAW_MISSING);
    }
    Shielding shielding = wanted.any() ? wanted : Shielding.NONE;
    store.shieldNow(post, shielding);
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        SHIELDING_CHANGED,
        Map.of(
            "post",
            seal,
            "title",
            shielding.title(),
            "counterpart",
            shielding.counterpart(),
            "document",
            shielding.document().name(),
            "law",
            shielding.law(),
            "reason",
            reason.strip()));
    return Answer.allowed(store.find(seal).orElseThrow());
  }

  /** What an act of {@link #SHIELDING_CHANGED} says, unless it has been erased. */
  static Optional<Shielding> shielding(JsonNode said) {
    return said.path("document").isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Shielding(
                said.path("title").asBoolean(),
                said.path("counterpart").asBoolean(),
                Shielding.Extent.valueOf(said.path("document").asString()),
                said.path("law").asString()));
  }
}
