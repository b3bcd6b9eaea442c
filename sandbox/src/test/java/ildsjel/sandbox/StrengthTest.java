package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.payment.Reconciliation;
import no.ildsjel.grant.spi.ConditionEvidence;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.PersonalRecords;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.cohort.Participant;
import no.ildsjel.support.matching.MatchAnswer;
import no.ildsjel.support.matching.MatchRule;
import no.ildsjel.support.matching.MatchRun;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentoring.Ending;
import no.ildsjel.support.mentoring.HeldMeetings;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairDays;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairNote;
import no.ildsjel.support.mentoring.PairNotes;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.PairTask;
import no.ildsjel.support.mentoring.PairTasks;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsAs;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;
import no.ildsjel.support.needs.NeedsDays;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.NeedsPicture;
import no.ildsjel.support.needs.Occasion;
import no.ildsjel.support.needs.SharedNeeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * The pilot's nine organisations and ten mentor organisations through two years, a day at a time:
 * needs, matching, a group, a mentor replaced, a leader lost, gatherings that count, and growth.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrengthTest {

  private static final ConfigurableApplicationContext SERVER = TryingIt.anotherServer();
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
  private static final LocalDate LAST = LocalDate.of(2029, 1, 2);
  private static final String SECRET = "Lederen har sagt at hun vil slutte til sommeren";

  private static final Map<String, String> TIRED =
      Map.of(
          "receipts",
          "lost",
          "moneyLeft",
          "hard",
          "moneyWho",
          "nobody",
          "findingCalls",
          "late",
          "writing",
          "hard",
          "leaderAway",
          "stops",
          "deciding",
          "leader",
          "openRoom",
          "nobody");
  private static final Map<String, String> STRONGER =
      Map.of(
          "receipts",
          "same",
          "moneyLeft",
          "now",
          "moneyWho",
          "several",
          "findingCalls",
          "list",
          "writing",
          "fine",
          "leaderAway",
          "goesOn",
          "deciding",
          "together",
          "openRoom",
          "several");

  private final MovableClock clock = SERVER.getBean(MovableClock.class);
  private final Demonstration play = SERVER.getBean(Demonstration.class);
  private final SupportDemonstration support = SERVER.getBean(SupportDemonstration.class);
  private final Cohorts cohorts = SERVER.getBean(Cohorts.class);
  private final NeedsManagement needs = SERVER.getBean(NeedsManagement.class);
  private final SharedNeeds shared = SERVER.getBean(SharedNeeds.class);
  private final NeedsDays needsDays = SERVER.getBean(NeedsDays.class);
  private final Mentors mentors = SERVER.getBean(Mentors.class);
  private final Matchmaking matching = SERVER.getBean(Matchmaking.class);
  private final Pairs pairs = SERVER.getBean(Pairs.class);
  private final PairDays pairDays = SERVER.getBean(PairDays.class);
  private final HeldMeetings held = SERVER.getBean(HeldMeetings.class);
  private final Meetings meetings = SERVER.getBean(Meetings.class);
  private final PairNotes notes = SERVER.getBean(PairNotes.class);
  private final PairTasks tasks = SERVER.getBean(PairTasks.class);
  private final Troubles troubles = SERVER.getBean(Troubles.class);
  private final People people = SERVER.getBean(People.class);
  private final JdbcClient jdbc = SERVER.getBean(JdbcClient.class);
  private final Actor.Person officer = play.cast("saksbehandler");
  private final CallId call = pilot();

  private final Map<OrganisationNumber, LocalDate> met = new HashMap<>();
  private CallId mentorMoney = call;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private CallId pilot() {
    return cohorts.administeredBy(officer).getFirst().call();
  }

  private Actor.Person speaker(OrganisationNumber organisation) {
    return play.speaker(organisation);
  }

  private List<OrganisationNumber> inTheProgramme() {
    return cohorts.participants(call).stream()
        .filter(Participant::active)
        .map(Participant::organisation)
        .toList();
  }

  private Pair open(OrganisationNumber participant) {
    return pairs.of(call).stream()
        .filter(p -> p.participant().equals(participant) && p.state().open())
        .findFirst()
        .orElseThrow();
  }

  private void bothSayYesAndSign(Pair pair) {
    for (Side side : Side.values()) {
      pairs.answer(speaker(pair.on(side)), pair.id(), true).orThrow();
    }
    for (Side side : Side.values()) {
      pairs.sign(speaker(pair.on(side)), pair.id(), SignsAs.LEADER).orThrow();
    }
  }

  private void meet(Pair pair, LocalDate day, Meeting.Way way) {
    Actor.Person mentor = speaker(pair.mentor());
    UUID id = UUID.randomUUID();
    meetings
        .book(
            mentor,
            pair.id(),
            id,
            new Meetings.Plan(
                day.atTime(17, 0).atZone(OSLO).toInstant(),
                60,
                way,
                "Biblioteket",
                Optional.empty()))
        .orThrow();
    held.held(mentor, pair.id(), id, 60, 15).orThrow();
    met.put(pair.participant(), day);
  }

  @Test
  @Order(1)
  @Timeout(240)
  void twoYearsOfNineOrganisationsAndTenMentors() {
    nineComeInAndTenMentorsSayYes();
    OrganisationNumber unhappy = matching.waiting(officer, call).keySet().iterator().next();
    Map<OrganisationNumber, OrganisationNumber> first = everybodyGetsAMentor(unhappy);
    OrganisationNumber quiet = quietOne(first);
    OrganisationNumber leaderless =
        inTheProgramme().stream()
            .filter(o -> !o.equals(unhappy) && !o.equals(quiet))
            .filter(o -> Cast.ALL.stream().noneMatch(m -> m.mandates().contains(o)))
            .findFirst()
            .orElseThrow();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      clock.moveTo(day, LocalTime.of(20, 0));
      pairDays.today();
      pairDays.today();
      needsDays.today();
      mentors.forgetUnanswered();
      live(day, quiet);
      if (day.equals(LocalDate.of(2027, 2, 1))) {
        mentorMoney = play.moneyForMentors(day, 10);
      }
      if (day.equals(LocalDate.of(2027, 2, 10))) {
        mentorsSeekTheirMoney(first);
      }
      if (day.equals(LocalDate.of(2027, 3, 10))) {
        mentorsAreGivenMoney(first);
      }
      if (day.equals(LocalDate.of(2027, 6, 15))) {
        anotherMentorInstead(unhappy, first);
      }
      if (day.equals(LocalDate.of(2027, 9, 1))) {
        theLeaderLeaves(leaderless);
      }
      if (day.equals(LocalDate.of(2028, 11, 1))) {
        notes
            .write(
                toBeErased(),
                open(first()).id(),
                UUID.randomUUID(),
                PairNote.Kind.NOTE,
                "Bare mitt")
            .orThrow();
      }
      if (day.equals(LocalDate.of(2028, 1, 10)) || day.equals(LocalDate.of(2028, 12, 10))) {
        everybodyTalksAgain();
      }
    }
    theMeetingsAreEvidence();
    afterTwoYears(quiet);
  }

  private void nineComeInAndTenMentorsSayYes() {
    clock.moveTo(FIRST.minusDays(20), LocalTime.of(9, 0));
    Decisions decisions = SERVER.getBean(Decisions.class);
    AcceptanceManagement acceptance = SERVER.getBean(AcceptanceManagement.class);
    List<DecisionView> awards =
        decisions.of(call).stream().filter(d -> d.outcome() == DecisionOutcome.AWARD).toList();
    assertThat(awards).hasSize(9);
    for (DecisionView award : awards) {
      if (acceptance.find(award.id()).isEmpty()) {
        acceptance
            .answer(
                speaker(award.application().organisation()), award.id(), true, SigningRight.LEADER)
            .orThrow();
      }
      cohorts.lookAgain(award.id());
      cohorts.lookAgain(award.id());
    }
    assertThat(inTheProgramme()).hasSize(9);
    for (OrganisationNumber organisation : inTheProgramme()) {
      Actor.Person speaker = speaker(organisation);
      mentors.describe(speaker, call, SupportDemonstration.told(1, Set.of(), 1, 1)).orThrow();
      if (needs.of(speaker).isEmpty()) {
        NeedsMap map = support.talk(speaker, TIRED);
        assertThat(map.themes()).contains("economy", "applying");
      }
    }
    List<OrganisationNumber> more = new ArrayList<>();
    Calls calls = SERVER.getBean(Calls.class);
    for (OrganisationNumber other :
        calls.invitees(call).stream().sorted((a, b) -> a.value().compareTo(b.value())).toList()) {
      if (more.size() < 7 && !inTheProgramme().contains(other)) {
        more.add(other);
      }
    }
    mentors.invite(officer, call, new HashSet<>(more), FIRST).orThrow();
    for (OrganisationNumber mentor : more) {
      mentors
          .offer(
              speaker(mentor),
              call,
              SupportDemonstration.told(more.indexOf(mentor), Set.of("economy", "applying"), 1, 1))
          .orThrow();
    }
    // Nabohjelpen takes a group: two at least, three at most
    mentors
        .offer(
            speaker(Cast.NABOHJELPEN),
            call,
            SupportDemonstration.told(2, Set.of("economy", "board", "applying"), 3, 2))
        .orThrow();
    assertThat(mentors.offers(call)).hasSizeGreaterThanOrEqualTo(10);
  }

  private Map<OrganisationNumber, OrganisationNumber> everybodyGetsAMentor(
      OrganisationNumber unhappy) {
    OrganisationNumber other =
        inTheProgramme().stream()
            .filter(o -> matching.waiting(officer, call).containsKey(o) && !o.equals(unhappy))
            .findFirst()
            .orElseThrow();
    mentors.wish(speaker(unhappy), call, Side.PARTICIPANT, Map.of(Cast.NABOHJELPEN, Wish.WISH));
    matching
        .decide(officer, call, new MatchRule(unhappy, Cast.NABOHJELPEN, true, "Vil i gruppe"))
        .orThrow();
    matching
        .decide(officer, call, new MatchRule(other, Cast.NABOHJELPEN, true, "Vil i gruppe"))
        .orThrow();
    MatchRun run = matching.run(officer, call, Optional.empty()).orThrow();
    assertThat(run.proof()).isEqualTo(MatchAnswer.Proof.OPTIMAL);
    assertThat(run.lines()).allMatch(line -> line.mentor().isPresent());
    assertThat(run.lines().stream().filter(l -> l.lockCosts().isPresent())).hasSize(2);
    Set<OrganisationNumber> all = new HashSet<>();
    run.lines().forEach(line -> all.add(line.participant()));
    matching.propose(officer, call, run.id(), all).orThrow();
    Map<OrganisationNumber, OrganisationNumber> mentorOf = new LinkedHashMap<>();
    for (OrganisationNumber organisation : inTheProgramme()) {
      Pair pair = open(organisation);
      if (pair.state() == PairState.PROPOSED) {
        bothSayYesAndSign(pair);
      }
      assertThat(open(organisation).state()).isEqualTo(PairState.ACTIVE);
      mentorOf.put(organisation, pair.mentor());
    }
    theMapIsShownWhenTheOrganisationSaysSo(unhappy);
    assertThat(mentorOf.values().stream().filter(m -> m.equals(Cast.NABOHJELPEN)).count())
        .as("the group")
        .isBetween(2L, 3L);
    return mentorOf;
  }

  private void theMapIsShownWhenTheOrganisationSaysSo(OrganisationNumber organisation) {
    Actor.Person own = speaker(organisation);
    NeedsMap map = needs.of(own).getFirst();
    assertThat(shared.of(organisation)).as("until it says so").isEmpty();
    shared.share(own, map.id(), true).orThrow();
    assertThat(shared.of(organisation))
        .hasValueSatisfying(seen -> {
          assertThat(seen.needs()).isNotEmpty();
          assertThat(seen.proud()).isEmpty();
          assertThat(seen.wishes()).isEmpty();
        });
    shared.share(own, map.id(), false).orThrow();
    assertThat(shared.shares(organisation)).as("it is taken back").isFalse();
  }

  private OrganisationNumber quietOne(Map<OrganisationNumber, OrganisationNumber> mentorOf) {
    return mentorOf.entrySet().stream()
        .filter(e -> !e.getValue().equals(Cast.NABOHJELPEN))
        .filter(e -> !e.getValue().equals(Cast.STORKRONEN))
        .map(Map.Entry::getKey)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** Everybody but the quiet one meets every seventh week; gatherings count three times. */
  private void live(LocalDate day, OrganisationNumber quiet) {
    Set<LocalDate> gatherings =
        Set.of(LocalDate.of(2027, 3, 13), LocalDate.of(2027, 10, 9), LocalDate.of(2028, 4, 22));
    for (Pair pair : pairs.of(call)) {
      if (!pair.active() || pair.participant().equals(quiet)) {
        continue;
      }
      LocalDate last = met.getOrDefault(pair.participant(), FIRST.minusDays(40));
      if (gatherings.contains(day)) {
        meet(pair, day, Meeting.Way.GATHERING);
      } else if (!day.isBefore(last.plusDays(49))) {
        meet(pair, day, Meeting.Way.ONLINE);
      }
    }
  }

  /** Every mentor organisation once, however many it helps, and somebody who is no mentor. */
  private void mentorsSeekTheirMoney(Map<OrganisationNumber, OrganisationNumber> first) {
    for (OrganisationNumber mentor : new HashSet<>(first.values())) {
      play.seekMoney(speaker(mentor), mentorMoney);
    }
    play.seekMoney(speaker(first.keySet().iterator().next()), mentorMoney);
  }

  private void mentorsAreGivenMoney(Map<OrganisationNumber, OrganisationNumber> first) {
    DecisionManagement decisions = SERVER.getBean(DecisionManagement.class);
    Impartiality impartiality = SERVER.getBean(Impartiality.class);
    Actor.Person approver = play.cast("godkjenner");
    impartiality.declare(officer, mentorMoney, Set.of());
    impartiality.declare(approver, mentorMoney, Set.of());
    CallView call = SERVER.getBean(Calls.class).require(mentorMoney);
    Frames frames = SERVER.getBean(Frames.class);
    Money before = frames.statement(call.frame()).orElseThrow().committed();
    Money yearly = Money.kroner(40_000);
    for (ApplicationView seeks :
        SERVER.getBean(Applications.class).submittedTo(officer, mentorMoney)) {
      boolean mentor = first.containsValue(seeks.organisation());
      Answer<?> award =
          decisions.recommend(
              officer, seeks.id(), DecisionOutcome.AWARD, yearly, "Avtalen er i gang.");
      assertThat(award.isAllowed()).as(seeks.organisationName()).isEqualTo(mentor);
      if (!mentor) {
        decisions
            .recommend(
                officer, seeks.id(), DecisionOutcome.REJECTION, Money.ZERO, "Dere er ikke mentor.")
            .orThrow();
      }
      decisions
          .decide(
              approver, seeks.id(), decisions.recommendations(mentorMoney).get(seeks.id()).mark())
          .orThrow();
    }
    long mentors = new HashSet<>(first.values()).size();
    assertThat(frames.statement(call.frame()).orElseThrow().committed().minus(before))
        .isEqualTo(Money.kroner(40_000 * mentors));
    assertThat(SERVER.getBean(Reconciliation.class).lines())
        .allMatch(line -> line.faults().isEmpty());
  }

  /** That they met is known to the report of either side, in numbers and no more. */
  private void theMeetingsAreEvidence() {
    Decisions decisions = SERVER.getBean(Decisions.class);
    Set<DecisionId> mentorAwards =
        decisions.of(mentorMoney).stream()
            .filter(d -> d.outcome() == DecisionOutcome.AWARD)
            .map(DecisionView::id)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(evidence(mentorAwards).values().stream().flatMap(List::stream))
        .hasSize(mentorAwards.size())
        .anyMatch(words ->
            words.matches("Møter som mentor i 2027: ([6-9]|[1-9]\\d), fordelt på .* par\\..*"));
    Set<DecisionId> pilotAwards =
        decisions.of(call).stream()
            .filter(d -> d.outcome() == DecisionOutcome.AWARD)
            .map(DecisionView::id)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(evidence(pilotAwards).values().stream().flatMap(List::stream))
        .hasSize(9)
        .anyMatch(words -> words.matches("Møter med mentoren i 2027: ([6-9]|[1-9]\\d) av minst 6"));
  }

  private static Map<DecisionId, List<String>> evidence(Set<DecisionId> awards) {
    Map<DecisionId, List<String>> all = new HashMap<>();
    for (ConditionEvidence source : SERVER.getBeansOfType(ConditionEvidence.class).values()) {
      source
          .of(awards, 2027)
          .forEach((award, known) ->
              known.stream()
                  .filter(e -> e.fulfils().equals("mentoring"))
                  .forEach(e ->
                      all.computeIfAbsent(award, _ -> new ArrayList<>())
                          .add(e.words().in(Language.NB))));
    }
    return all;
  }

  private void anotherMentorInstead(
      OrganisationNumber unhappy, Map<OrganisationNumber, OrganisationNumber> first) {
    Pair pair = open(unhappy);
    UUID said = UUID.randomUUID();
    troubles
        .say(
            speaker(unhappy),
            pair.id(),
            said,
            "Vi trenger hjelp til noe annet enn de kan",
            "900 00 000")
        .orThrow();
    troubles.say(speaker(unhappy), pair.id(), said, "Sendt to ganger", "").orThrow();
    assertThat(troubles.said(speaker(pair.mentor()), pair)).as("the mentor is not told").isEmpty();
    assertThat(troubles.of(officer, call)).hasSize(1);
    assertThat(troubles.waiting(officer)).isEqualTo(1);
    troubles.end(officer, said, Ending.REPLACED).orThrow();
    assertThat(matching.waiting(officer, call)).containsOnlyKeys(unhappy);
    assertThat(matching.rules(officer, call))
        .as("decided for that one try")
        .noneMatch(r -> r.participant().equals(unhappy));
    MatchRun run = matching.run(officer, call, Optional.empty()).orThrow();
    assertThat(run.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.participant()).isEqualTo(unhappy);
          assertThat(line.mentor()).isPresent().get().isNotEqualTo(first.get(unhappy));
        });
    matching.propose(officer, call, run.id(), Set.of(unhappy)).orThrow();
    bothSayYesAndSign(open(unhappy));
  }

  private void theLeaderLeaves(OrganisationNumber organisation) {
    Pair pair = open(organisation);
    Actor.Person leader = speaker(organisation);
    notes.write(leader, pair.id(), UUID.randomUUID(), PairNote.Kind.NOTE, SECRET).orThrow();
    tasks
        .add(
            leader,
            pair.id(),
            UUID.randomUUID(),
            Side.PARTICIPANT,
            leader.personId(),
            "Søk om lokale",
            LocalDate.of(2027, 9, 20))
        .orThrow();
    PersonId next = people.note("sandkasse", "neste-" + organisation.value(), "Den neste");
    people.addMandate(next, organisation, "sandkasse");
    people.removeMandate(leader.id(), organisation, "sandkasse");
    Actor.Person heir = (Actor.Person) people.actor(next, Optional.of(organisation));
    assertThat(notes.of(heir, pair)).extracting(PairNote::words).contains(SECRET);
    PairTask task = left(heir, pair);
    assertThat(task.holder()).as("nobody has it any more").isEmpty();
    tasks.handOver(heir, pair.id(), task.id(), next).orThrow();
    assertThat(left(heir, pair).holder()).contains(next);
    tasks.air(heir, pair.id()).orThrow();
    assertThat(left(heir, pair).due()).isEqualTo(LocalDate.of(2027, 10, 4));
    Actor.Person gone = (Actor.Person) people.actor(leader.id(), Optional.of(organisation));
    assertThat(pairs.own(gone, pair.id())).isEmpty();
    assertThatThrownBy(() -> notes.of(gone, pair)).isInstanceOf(AccessDeniedException.class);
  }

  private PairTask left(Actor.Person actor, Pair pair) {
    return tasks.of(actor, pair).stream()
        .filter(t -> t.words().equals("Søk om lokale"))
        .findFirst()
        .orElseThrow();
  }

  private void everybodyTalksAgain() {
    for (OrganisationNumber organisation : inTheProgramme()) {
      support.talk(somebody(organisation), STRONGER);
    }
  }

  private Actor.Person somebody(OrganisationNumber organisation) {
    return people.actingFor(organisation).stream()
        .findFirst()
        .map(p -> (Actor.Person) people.actor(p.id(), Optional.of(organisation)))
        .orElseGet(() -> speaker(organisation));
  }

  private void afterTwoYears(OrganisationNumber quiet) {
    assertThat(pairs.of(call)).noneMatch(p -> p.state().open());
    for (OrganisationNumber organisation : inTheProgramme()) {
      List<Pair> own =
          pairs.of(call).stream().filter(p -> p.participant().equals(organisation)).toList();
      for (int year : List.of(2027, 2028)) {
        int held =
            own.stream()
                .mapToInt(p ->
                    jdbc.sql(
                            """
                            select count(*) from support.meeting
                            where pair = ? and state = 'HELD'
                              and extract(year from starts at time zone 'Europe/Oslo') = ?
                            """)
                        .params(p.id().value(), year)
                        .query(Integer.class)
                        .single())
                .sum();
        if (organisation.equals(quiet)) {
          assertThat(held).isZero();
        } else {
          assertThat(held).as(organisation + " in " + year).isGreaterThanOrEqualTo(6);
        }
      }
      List<NeedsMap> maps = needs.of(somebody(organisation));
      assertThat(maps)
          .extracting(NeedsMap::occasion)
          .containsExactly(Occasion.AT_THE_END, Occasion.AFTER_A_YEAR, Occasion.FIRST);
      assertThat(works(maps.getFirst())).isGreaterThan(works(maps.getLast()));
    }
    neverMoreThanOneNudgeAWeek();
  }

  private int works(NeedsMap map) {
    return needs.picture(somebody(map.organisation()), map).orElseThrow().areas().stream()
        .mapToInt(NeedsPicture.AreaPicture::works)
        .sum();
  }

  private void neverMoreThanOneNudgeAWeek() {
    List<List<LocalDate>> all =
        jdbc.sql("select distinct pair from support.pair_nudge").query(UUID.class).list().stream()
            .map(pair ->
                jdbc.sql("select on_day from support.pair_nudge where pair = ? order by on_day")
                    .param(pair)
                    .query(LocalDate.class)
                    .list())
            .toList();
    assertThat(all).isNotEmpty();
    for (List<LocalDate> days : all) {
      for (int i = 1; i < days.size(); i++) {
        assertThat(days.get(i)).isAfterOrEqualTo(days.get(i - 1).plusDays(7));
      }
    }
  }

  @Test
  @Order(2)
  void nobodyOutsideThePairReadsANote() {
    Pair pair =
        pairs.of(call).stream()
            .filter(p ->
                jdbc.sql("select count(*) from support.pair_note where pair = ?")
                        .param(p.id().value())
                        .query(Integer.class)
                        .single()
                    > 0)
            .filter(p -> p.mentor().equals(Cast.STORKRONEN))
            .findFirst()
            .orElseThrow();
    String address = "http://localhost:" + SERVER.getEnvironment().getProperty("local.server.port");
    for (Cast.Member member : Cast.ALL) {
      boolean own = member.mandates().contains(pair.mentor());
      Caller caller = Caller.logIn(address, member.logIn());
      assertThat(caller.get("/mentorpar/" + pair.id()).statusCode())
          .as(member.logIn())
          .isEqualTo(own ? 200 : 404);
      Actor.Person actor = play.cast(member.logIn());
      if (!own) {
        assertThat(pairs.own(actor, pair.id())).as(member.logIn()).isEmpty();
        assertThatThrownBy(() -> notes.of(actor, pair)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tasks.of(actor, pair)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> meetings.of(actor, pair))
            .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(
                () -> notes.write(actor, pair.id(), UUID.randomUUID(), PairNote.Kind.NOTE, "hei"))
            .isInstanceOf(AccessDeniedException.class);
      }
    }
    assertThat(Caller.logIn(address, "saksbehandler").get("/saker/program/" + call + "/par").body())
        .contains("STORKRONEN")
        .doesNotContain("kvitteringene", SECRET, "Søk om lokale");
  }

  @Test
  @Order(3)
  void aCopyOfTheDatabaseAloneRevealsNothing() {
    StringBuilder everything = new StringBuilder();
    for (String table :
        jdbc.sql(
                """
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """)
            .query(String.class)
            .list()) {
      jdbc.sql("select cast(t as text) from " + table + " t")
          .query((java.sql.ResultSet row) -> {
            everything.append(row.getString(1)).append('\n');
          });
    }
    String copy = everything.toString();
    for (String words :
        List.of(SECRET, "Søk om lokale", "Vi trenger hjelp til noe annet enn de kan")) {
      String bytes = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
      assertThat(copy.contains(words) || copy.contains(bytes)).as(words).isFalse();
    }
    assertThat(jdbc.sql("select count(idea) from support.meeting").query(Integer.class).single())
        .as("meetings that are about something")
        .isPositive();
    assertThat(
            jdbc.sql("select count(*) from support.meeting where idea = convert_to('know', 'UTF8')")
                .query(Integer.class)
                .single())
        .isZero();
    // the same look finds what is not sealed
    assertThat(copy).contains("Vi møtes hver uke og gjør noe sammen.");
  }

  @Test
  @Order(4)
  void erasingAPersonTakesTheirNotesWithIt() {
    OrganisationNumber organisation = first();
    Actor.Person actor = toBeErased();
    Pair pair =
        pairs.of(call).stream()
            .filter(p -> p.participant().equals(organisation))
            .filter(
                p -> notes.of(actor, p).stream().map(PairNote::words).anyMatch("Bare mitt"::equals))
            .findFirst()
            .orElseThrow();
    assertThat(notes.write(actor, pair.id(), UUID.randomUUID(), PairNote.Kind.NOTE, "Etterpå"))
        .as("what has ended is not begun anew")
        .isEqualTo(Answer.refused(SupportRefusal.PAIR_NOT_RUNNING));
    SERVER.getBean(PersonalRecords.class).erase(actor);
    assertThat(notes.of(somebody(organisation), pair))
        .extracting(PairNote::words)
        .doesNotContain("Bare mitt");
  }

  private OrganisationNumber first() {
    return inTheProgramme().getFirst();
  }

  private Actor.Person toBeErased() {
    PersonId person = people.note("sandkasse", "slettes", "Skal Slettes");
    people.addMandate(person, first(), "sandkasse");
    return (Actor.Person) people.actor(person, Optional.of(first()));
  }

  @Test
  @Order(5)
  void aNoToBeingMentorLeavesNothingBehind() {
    clock.moveTo(LocalDate.of(2028, 6, 1), LocalTime.of(12, 0));
    OrganisationNumber asked =
        SERVER.getBean(Calls.class).invitees(call).stream()
            .filter(o -> !inTheProgramme().contains(o))
            .filter(o -> mentors.offers(call).stream().noneMatch(m -> m.organisation().equals(o)))
            .findFirst()
            .orElseThrow();
    Answer<Integer> answer = mentors.invite(officer, call, Set.of(asked), LocalDate.of(2028, 7, 1));
    assertThat(answer).isEqualTo(Answer.allowed(1));
    Actor.Person actor = speaker(asked);
    assertThat(mentors.invitations(actor)).hasSize(1);
    int acts = acts();
    mentors.decline(actor, call);
    assertThat(mentors.invitations(actor)).isEmpty();
    assertThat(acts()).as("the archive does not know of it").isEqualTo(acts);
    assertThat(mentors.invite(officer, call, Set.of(asked), LocalDate.of(2028, 7, 1)))
        .as("asking again tells nothing of a no")
        .isEqualTo(Answer.allowed(0));
    assertThat(mentors.invitations(actor)).isEmpty();
    assertThat(mentors.offers(call)).noneMatch(m -> m.organisation().equals(asked));
  }

  @Test
  @Order(6)
  void nobodyCanFindOutWhoSaidNoToAProposal() {
    clock.moveTo(LocalDate.of(2028, 6, 2), LocalTime.of(12, 0));
    OrganisationNumber participant = inTheProgramme().getFirst();
    PairId id =
        pairs
            .propose(
                officer,
                cohorts.find(call).orElseThrow(),
                new Pairs.Proposal(participant, "EN DELTAKER", Cast.STORKRONEN, "STORKRONEN"))
            .orThrow();
    pairs.answer(somebody(participant), id, true).orThrow();
    pairs.answer(speaker(Cast.STORKRONEN), id, false).orThrow();
    assertThat(
            jdbc.sql("select count(*) from support.pair_yes where pair = ?")
                .param(id.value())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    select actor from platform.archive_entry
                    where subject = ? and act <> 'pair-proposed'
                    """)
                .param("pair:" + id)
                .query(String.class)
                .list())
        .isNotEmpty()
        .allMatch(actor -> actor.startsWith("program:"));
  }

  @Test
  @Order(7)
  void whoeverHasTiesToAnOrganisationDoesNotHandleItHereEither() {
    Pair pair = pairs.of(call).getFirst();
    Actor.Person tied = play.cast("saksbehandler2");
    assertThat(pairs.handledBy(tied, pair.id())).isPresent();
    SERVER
        .getBean(Impartiality.class)
        .declare(
            tied,
            call,
            SERVER.getBean(Decisions.class).of(call).stream()
                .map(DecisionView::application)
                .filter(a -> a.organisation().equals(pair.participant()))
                .map(a -> a.id())
                .collect(java.util.stream.Collectors.toSet()))
        .orThrow();
    assertThat(pairs.handledBy(tied, pair.id())).isEmpty();
    assertThat(pairs.handledBy(officer, pair.id())).isPresent();
    assertThatThrownBy(() -> pairs.end(tied, pair.id(), Ending.AGREED))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(
            matching.decide(
                tied, call, new MatchRule(pair.participant(), Cast.NABOHJELPEN, true, "Fordi")))
        .isEqualTo(Answer.refused(SupportRefusal.HAS_TIES));
  }

  @Test
  @Order(8)
  void aYearAfterTheEndWhatTheyWroteIsDestroyedWithItsKey() {
    List<Pair> ended = pairs.of(call).stream().filter(p -> p.state() == PairState.ENDED).toList();
    Pair one =
        ended.stream()
            .filter(p -> !notes.of(somebody(p.participant()), p).isEmpty())
            .findFirst()
            .orElseThrow();
    clock.moveTo(one.endedOn().orElseThrow().plusDays(365), LocalTime.of(3, 0));
    pairDays.today();
    assertThat(notes.of(somebody(one.participant()), one)).as("the last day").isNotEmpty();
    clock.moveTo(one.endedOn().orElseThrow().plusDays(366), LocalTime.of(3, 0));
    pairDays.today();
    pairDays.today();
    assertThat(notes.of(somebody(one.participant()), one)).isEmpty();
    assertThat(tasks.of(somebody(one.participant()), one)).isEmpty();
    assertThat(meetings.of(somebody(one.participant()), one))
        .as("that they met is kept, and not where")
        .isNotEmpty()
        .allMatch(m -> m.place().isEmpty());
    assertThat(
            jdbc.sql("select count(*) from platform.key where thing = ?")
                .param("pair:" + one.id())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int acts() {
    return jdbc.sql("select count(*) from platform.archive_entry").query(Integer.class).single();
  }
}
