package no.ildsjel.insight.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.TestDatabase;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardOutcomes;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.identity.IdentityTesting;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.Scheme;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ten thousand awards, written while they are read. */
class ManyAwardsTest {

  private static final int MANY = 10_000;
  private static final Scheme SCHEME =
      DeliveredSchemes.read().find("sma-og-nystartede").orElseThrow();
  private static final MunicipalityView BODO =
      new MunicipalityView(
          new MunicipalityNumber("1804"),
          "Bodø",
          Optional.empty(),
          new CountyView("18", "Nordland"));

  private final Counted out = new Counted();
  private final Pages pages = new Pages(out);
  private final Outcomes outcomes = new Outcomes();
  private final PublishedAwards awards =
      new PublishedAwards(
          pages,
          new OneCall(),
          IdentityTesting.roles(JdbcClient.create(TestDatabase.of("platform")), Clock.systemUTC()),
          new OnePlace(),
          outcomes);

  @Test
  void onlyAPageOfAwardsIsHeldAndTheFileGrowsWithEachPage() {
    new ThreeSixtyGiving(awards).json(OptionalInt.empty(), out);
    assertThat(pages.asked).isEqualTo(MANY / PublishedAwards.PAGE + 1);
    assertThat(pages.mostHeld).isLessThanOrEqualTo(PublishedAwards.PAGE);
    List<Long> written = pages.writtenBefore;
    for (int i = 1; i < written.size(); i++) {
      assertThat(written.get(i)).as("page %d", i).isGreaterThan(written.get(i - 1));
    }
    assertThat(outcomes.largestQuestion).isLessThanOrEqualTo(PublishedAwards.PAGE);
  }

  @Test
  void tenThousandHaveWhatTheStandardRequires() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new ThreeSixtyGiving(awards).json(OptionalInt.empty(), file);
    JsonNode grants = JsonMapper.shared().readTree(file.toByteArray()).get("grants");
    Set<String> ids = new HashSet<>();
    for (JsonNode grant : grants) {
      ids.add(grant.get("id").asString());
      for (String required :
          List.of(
              "title",
              "description",
              "currency",
              "amountAwarded",
              "awardDate",
              "recipientOrganization",
              "fundingOrganization")) {
        assertThat(grant.has(required)).as(required).isTrue();
      }
    }
    assertThat(ids).hasSize(MANY);
  }

  @Test
  void anAwardThatWasDeclinedIsNotPublishedAndOneThatEndedEarlySaysWhatWasKept() {
    outcomes.declined = Set.of(Pages.id(1));
    outcomes.ended =
        Map.of(
            Pages.id(2),
            new AwardOutcomes.EndedEarly(
                LocalDate.of(2027, 8, 15), Map.of(2027, Money.kroner(40_000))));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new ThreeSixtyGiving(awards).json(OptionalInt.empty(), file);
    String json = file.toString(StandardCharsets.UTF_8);
    assertThat(json).doesNotContain("2027-1-dir").contains("2027-2-dir").contains("2027-3-dir");
    JsonNode grants = JsonMapper.shared().readTree(json).get("grants");
    assertThat(grants.size()).isEqualTo(MANY - 1);
    assertThat(grants.get(0).get("amountAwarded").asLong()).isEqualTo(110_000);
    assertThat(grants.get(0).get("amountDisbursed").asLong()).isEqualTo(40_000);
    assertThat(grants.get(0).at("/plannedDates/0/endDate").asString()).isEqualTo("2027-08-15");
    assertThat(grants.get(1).has("amountDisbursed")).isFalse();
    assertThat(grants.get(1).at("/plannedDates/0/endDate").asString()).isEqualTo("2027-12-31");
  }

  @Test
  void eachPromisedYearOfAnAwardForSeveralStandsForItself() {
    outcomes.declined = Set.of(Pages.id(1));
    outcomes.later =
        List.of(
            new Decisions.LaterYear(Pages.id(1), 2028, Money.kroner(90_000)),
            new Decisions.LaterYear(Pages.id(3), 2028, Money.kroner(95_000)));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new ThreeSixtyGiving(awards).json(OptionalInt.empty(), file);
    JsonNode grants = JsonMapper.shared().readTree(file.toByteArray()).get("grants");
    assertThat(grants.size()).as("less the one declined, and one year more").isEqualTo(MANY);
    JsonNode second = grants.get(grants.size() - 1);
    assertThat(second.get("id").asString()).isEqualTo("360G-ildsjel-2027-3-dir-2028");
    assertThat(second.get("amountAwarded").asLong()).isEqualTo(95_000);
    assertThat(second.at("/plannedDates/0/startDate").asString()).isEqualTo("2028-01-01");
    assertThat(second.at("/plannedDates/0/endDate").asString()).isEqualTo("2028-12-31");
  }

  /** Counts what goes through it and keeps nothing. */
  private static final class Counted extends OutputStream {
    private long count;

    @Override
    public void write(int one) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  /** Makes a page of decisions when it is asked for, and looks which of earlier ones still live. */
  private static final class Pages implements Decisions {
    private final Counted out;
    private final List<Long> writtenBefore = new ArrayList<>();
    private final List<WeakReference<DecisionView>> given = new ArrayList<>();
    private int asked;
    private long mostHeld;

    Pages(Counted out) {
      this.out = out;
    }

    static DecisionId id(int number) {
      return new DecisionId(new UUID(1, number));
    }

    @Override
    public List<DecisionView> awards(OptionalInt year, Optional<DecisionId> after, int most) {
      asked++;
      writtenBefore.add(out.count);
      if (asked % 10 == 0) {
        System.gc();
        mostHeld = Math.max(mostHeld, given.stream().filter(v -> v.get() != null).count());
      }
      int from = after.map(id -> (int) id.value().getLeastSignificantBits()).orElse(0);
      List<DecisionView> page = new ArrayList<>();
      for (int number = from + 1; number <= Math.min(MANY, from + most); number++) {
        DecisionView view = decision(number);
        given.add(new WeakReference<>(view));
        page.add(view);
      }
      return page;
    }

    private static DecisionView decision(int number) {
      PersonId officer = PersonId.random();
      return new DecisionView(
          id(number),
          new ApplicationView(
              ApplicationId.random(),
              Optional.of("2027/" + number),
              new CallId(new UUID(2, 2)),
              AdministratorId.DIRECTORATE,
              SCHEME.id(),
              1,
              SCHEME.kinds().getFirst().id(),
              2027,
              new OrganisationNumber("974760673"),
              "SPRÅKBROEN",
              Optional.of(BODO.number()),
              "form",
              1,
              new DraftId(new UUID(3, number)),
              ApplicationState.SUBMITTED,
              officer,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(Money.kroner(120_000)),
              Optional.empty()),
          DecisionOutcome.AWARD,
          Money.kroner(110_000),
          1,
          "",
          officer,
          officer,
          Instant.parse("2026-11-14T10:00:00Z"),
          Language.NB);
    }

    @Override
    public Optional<DecisionView> of(Actor actor, ApplicationId application) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DecisionView> find(DecisionId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DecisionView> awardsMatching(
        Sought sought, Collection<DecisionId> alsoOfYear, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AwardTotal> awardTotals(
        Collection<DecisionId> except, Collection<LaterYear> later) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<DecisionId, DecisionView> byIds(Collection<DecisionId> ids) {
      return ids.stream()
          .collect(
              Collectors.toMap(
                  id -> id, id -> decision((int) id.value().getLeastSignificantBits())));
    }

    @Override
    public List<DecisionView> of(CallId call) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Outcomes implements AwardOutcomes {
    private Set<DecisionId> declined = Set.of();
    private Map<DecisionId, EndedEarly> ended = Map.of();
    private List<Decisions.LaterYear> later = List.of();
    private int largestQuestion;

    @Override
    public Set<DecisionId> standing(Collection<DecisionId> awards) {
      return Set.copyOf(awards);
    }

    @Override
    public Set<DecisionId> declined() {
      return declined;
    }

    @Override
    public Map<DecisionId, EndedEarly> endedEarly(Collection<DecisionId> awards) {
      largestQuestion = Math.max(largestQuestion, awards.size());
      return ended;
    }

    @Override
    public List<Decisions.LaterYear> laterYears(OptionalInt year) {
      return later;
    }
  }

  private static final class OnePlace implements Municipalities {
    @Override
    public Optional<MunicipalityView> find(MunicipalityNumber number) {
      return Optional.of(BODO);
    }

    @Override
    public OptionalInt kilometres(MunicipalityNumber one, MunicipalityNumber other) {
      return OptionalInt.empty();
    }

    @Override
    public List<MunicipalityView> all() {
      return List.of(BODO);
    }

    @Override
    public List<CountyView> counties() {
      return List.of(BODO.county());
    }

    @Override
    public List<MunicipalityView> beginningWith(String letters) {
      return List.of(BODO);
    }
  }

  private static final class OneCall implements Calls {
    @Override
    public CallView require(CallId call) {
      LocalDate day = LocalDate.of(2026, 10, 1);
      return new CallView(
          call,
          SCHEME.id(),
          1,
          SCHEME.kinds().getFirst().id(),
          AdministratorId.DIRECTORATE,
          new FrameId(new UUID(4, 4)),
          2027,
          SCHEME.name(),
          day,
          day,
          day,
          false,
          true,
          CallState.CLOSED,
          Optional.empty());
    }

    @Override
    public Scheme.Kind kindOf(CallView call) {
      return SCHEME.kinds().getFirst();
    }

    @Override
    public Scheme schemeOf(CallView call) {
      return SCHEME;
    }

    @Override
    public Answer<CallId> draft(Actor actor, Announcement announcement) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Answer<CallId> change(Actor actor, CallId call, Announcement announcement) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void invite(Actor actor, CallId call, Set<OrganisationNumber> organisations) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Answer<CallId> publish(Actor actor, CallId call) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Answer<CallId> extend(Actor actor, CallId call, LocalDate closes, LocalDate decisionBy) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<CallView> published() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<CallView> administeredBy(Actor actor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CallView> visibleTo(Actor actor, CallId call) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<CallId, CallView> byIds(Collection<CallId> calls) {
      return calls.stream().collect(java.util.stream.Collectors.toMap(c -> c, this::require));
    }

    @Override
    public boolean invited(CallId call, OrganisationNumber organisation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<OrganisationNumber> invitees(CallId call) {
      throw new UnsupportedOperationException();
    }
  }
}
