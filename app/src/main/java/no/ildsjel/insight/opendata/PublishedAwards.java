package no.ildsjel.insight.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.MunicipalityNumber;
import org.springframework.stereotype.Service;

/** Every decided award, read a page at a time so that many take no more memory than few. */
@Service
public class PublishedAwards {

  /** Identifiers of the publisher's own begin so, as 360Giving asks of those without a prefix. */
  private static final String PREFIX = "360G-ildsjel-";

  private static final int PAGE = 200;

  private final Decisions decisions;
  private final Calls calls;
  private final Roles roles;
  private final Municipalities municipalities;

  PublishedAwards(Decisions decisions, Calls calls, Roles roles, Municipalities municipalities) {
    this.decisions = decisions;
    this.calls = calls;
    this.roles = roles;
    this.municipalities = municipalities;
  }

  /** Gives each award of a grant year, or of all, to the reader. */
  @MayCall("anybody: who got what is public")
  public void each(OptionalInt year, Consumer<PublishedAward> reader) {
    Words words = new Words();
    Optional<DecisionId> after = Optional.empty();
    List<DecisionView> page;
    do {
      page = decisions.awards(year, after, PAGE);
      page.forEach(award -> reader.accept(published(award, words)));
      after = page.isEmpty() ? after : Optional.of(page.getLast().id());
    } while (page.size() == PAGE);
  }

  /** Awards whose recipient's name or case number holds the words, the newest first. */
  @MayCall("anybody: who got what is public")
  public List<PublishedAward> matching(String sought, int most) {
    Words words = new Words();
    return decisions.awardsMatching(sought, most).stream()
        .map(award -> published(award, words))
        .toList();
  }

  /** What has been awarded by grant year, the newest first. */
  @MayCall("anybody: who got what is public")
  public List<Decisions.AwardTotal> totals() {
    return decisions.awardTotals();
  }

  /** Names that many awards share, looked up once. */
  private final class Words {
    private final Map<AdministratorId, String> administrators = new HashMap<>();
    private final Map<CallId, CallView> known = new HashMap<>();

    Words() {
      for (AdministratorView view : roles.administrators()) {
        administrators.put(view.id(), view.name());
      }
    }

    CallView call(CallId id) {
      return known.computeIfAbsent(id, calls::require);
    }
  }

  private PublishedAward published(DecisionView award, Words words) {
    var application = award.application();
    CallView call = words.call(application.call());
    Scheme scheme = calls.schemeOf(call);
    Scheme.Kind kind = calls.kindOf(call);
    String schemeName = scheme.name().in(Language.NB);
    AdministratorId administrator = application.administrator();
    String municipality = application.municipality().map(MunicipalityNumber::value).orElse("");
    return new PublishedAward(
        PREFIX
            + application.number().orElse(award.id().toString()).replace('/', '-')
            + "-"
            + administrator.value(),
        application.number().orElse(""),
        schemeName + ": " + kind.name().in(Language.NB),
        scheme.summary().in(Language.NB),
        award.amount(),
        award.at().atZone(Writing.OSLO).toLocalDate(),
        application.grantYear(),
        award.years(),
        application.organisation(),
        application.organisationName(),
        municipality,
        application
            .municipality()
            .flatMap(municipalities::find)
            .map(MunicipalityView::name)
            .orElse(""),
        PREFIX + administrator.value(),
        words.administrators.getOrDefault(administrator, administrator.value()),
        application.scheme().value(),
        schemeName);
  }
}
