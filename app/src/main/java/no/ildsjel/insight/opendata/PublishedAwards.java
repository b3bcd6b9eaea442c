package no.ildsjel.insight.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardOutcomes;
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

/**
 * Every decided award, read a page at a time so that many take no more memory than few. An award
 * the organisation said no to is left out: nobody got anything. One that ended before its time
 * stays, with what was kept.
 */
@Service
public class PublishedAwards {

  /** Identifiers of the publisher's own begin so, as 360Giving asks of those without a prefix. */
  private static final String PREFIX = "360G-ildsjel-";

  /** The most awards held at a time while a file is written. */
  static final int PAGE = 200;

  private final Decisions decisions;
  private final Calls calls;
  private final Roles roles;
  private final Municipalities municipalities;
  private final AwardOutcomes outcomes;

  PublishedAwards(
      Decisions decisions,
      Calls calls,
      Roles roles,
      Municipalities municipalities,
      AwardOutcomes outcomes) {
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.calls = calls;
    this.roles = roles;
    this.municipalities = municipalities;
  }

  /** Gives each award of a grant year, or of all, to the reader. */
  @MayCall("anybody: who got what is public")
  public void each(OptionalInt year, Consumer<PublishedAward> reader) {
    Words words = new Words();
    Set<DecisionId> declined = outcomes.declined();
    Optional<DecisionId> after = Optional.empty();
    List<DecisionView> page;
    do {
      page = decisions.awards(year, after, PAGE);
      published(page, declined, words).forEach(reader);
      after = page.isEmpty() ? after : Optional.of(page.getLast().id());
    } while (page.size() == PAGE);
    List<Decisions.LaterYear> later = outcomes.laterYears(year);
    for (int from = 0; from < later.size(); from += PAGE) {
      laterYears(later.subList(from, Math.min(later.size(), from + PAGE)), declined, words)
          .forEach(reader);
    }
  }

  private List<PublishedAward> laterYears(
      List<Decisions.LaterYear> years, Set<DecisionId> declined, Words words) {
    List<DecisionView> views =
        List.copyOf(
            decisions
                .byIds(years.stream().map(Decisions.LaterYear::award).distinct().toList())
                .values());
    Map<DecisionId, PublishedAward> firsts = byId(views, declined, words);
    return years.stream()
        .filter(y -> firsts.containsKey(y.award()))
        .map(y -> Objects.requireNonNull(firsts.get(y.award())).inLaterYear(y))
        .toList();
  }

  private Map<DecisionId, PublishedAward> byId(
      List<DecisionView> views, Set<DecisionId> declined, Words words) {
    List<DecisionView> standing = views.stream().filter(v -> !declined.contains(v.id())).toList();
    List<PublishedAward> published = published(standing, declined, words).toList();
    Map<DecisionId, PublishedAward> all = new LinkedHashMap<>();
    for (int i = 0; i < standing.size(); i++) {
      all.put(standing.get(i).id(), published.get(i));
    }
    return all;
  }

  /** Awards that are looked for, the newest first. */
  @MayCall("anybody: who got what is public")
  public List<PublishedAward> matching(Decisions.Sought sought, int most) {
    Map<DecisionId, Decisions.LaterYear> later =
        sought.year().isEmpty()
            ? Map.of()
            : outcomes.laterYears(sought.year()).stream()
                .collect(Collectors.toMap(Decisions.LaterYear::award, y -> y));
    List<PublishedAward> inYear = new ArrayList<>();
    byId(decisions.awardsMatching(sought, later.keySet(), most), outcomes.declined(), new Words())
        .forEach((id, award) -> {
          Decisions.LaterYear year = later.get(id);
          inYear.add(year == null ? award : award.inLaterYear(year));
        });
    return inYear;
  }

  /** What has been awarded by grant year and municipality, the newest year first. */
  @MayCall("anybody: who got what is public")
  public List<Decisions.AwardTotal> totals() {
    return decisions.awardTotals(outcomes.declined(), outcomes.laterYears(OptionalInt.empty()));
  }

  private Stream<PublishedAward> published(
      List<DecisionView> page, Set<DecisionId> declined, Words words) {
    List<DecisionView> standing =
        page.stream().filter(award -> !declined.contains(award.id())).toList();
    words.learn(standing);
    Map<DecisionId, AwardOutcomes.EndedEarly> ended =
        outcomes.endedEarly(standing.stream().map(DecisionView::id).toList());
    return standing.stream()
        .map(award -> published(award, Optional.ofNullable(ended.get(award.id())), words));
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

    /** In one look, however many calls they are from. */
    void learn(List<DecisionView> awards) {
      Set<CallId> asked =
          awards.stream().map(a -> a.application().call()).collect(Collectors.toSet());
      asked.removeAll(known.keySet());
      if (!asked.isEmpty()) {
        known.putAll(calls.byIds(asked));
      }
    }

    CallView call(CallId id) {
      return Objects.requireNonNull(known.get(id));
    }
  }

  private PublishedAward published(
      DecisionView award, Optional<AwardOutcomes.EndedEarly> ended, Words words) {
    var application = award.application();
    CallView call = words.call(application.call());
    Scheme scheme = calls.schemeOf(call);
    Scheme.Kind kind = calls.kindOf(call);
    String schemeName = scheme.name().in(Language.NB);
    AdministratorId administrator = application.administrator();
    String municipality = application.municipality().map(MunicipalityNumber::value).orElse("");
    Optional<MunicipalityView> place = application.municipality().flatMap(municipalities::find);
    return new PublishedAward(
        PREFIX
            + application.number().orElse(award.id().toString()).replace('/', '-')
            + "-"
            + administrator.value(),
        application.number().orElse(""),
        schemeName + ": " + kind.name().in(Language.NB),
        scheme.summary().in(Language.NB),
        award.amount(),
        application.amountSought(),
        ended,
        award.at().atZone(Writing.OSLO).toLocalDate(),
        application.grantYear(),
        award.years(),
        application.organisation(),
        application.organisationName(),
        municipality,
        place.map(MunicipalityView::name).orElse(""),
        place.map(view -> view.county().name()).orElse(""),
        PREFIX + administrator.value(),
        words.administrators.getOrDefault(administrator, administrator.value()),
        application.scheme().value(),
        schemeName);
  }
}
