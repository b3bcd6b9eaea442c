package ildsjel.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.experience.Experiences;
import no.ildsjel.support.matching.MatchRun;
import no.ildsjel.support.matching.Matchmaking;
import no.ildsjel.support.mentoring.HeldMeetings;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairNote;
import no.ildsjel.support.mentoring.PairNotes;
import no.ildsjel.support.mentoring.PairTasks;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.SignsAs;
import no.ildsjel.support.mentors.Mentors;
import no.ildsjel.support.mentors.OpenAsks;
import no.ildsjel.support.mentors.OpenHours;
import no.ildsjel.support.mentors.OpenSlot;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.Wish;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.NeedsResponse;
import no.ildsjel.support.needs.SharedNeeds;

/** The pilot's mentors and what the first weeks with them come to. */
public class SupportDemonstration {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static final List<Map<String, String>> ANSWERS =
      List.of(
          Map.of(
              "receipts",
              "box",
              "moneyLeft",
              "hard",
              "moneyWho",
              "nobody",
              "writing",
              "alone",
              "findingCalls",
              "late",
              "leaderAway",
              "stops",
              "openRoom",
              "nobody"),
          Map.of(
              "receipts",
              "same",
              "moneyLeft",
              "now",
              "writing",
              "hard",
              "findingCalls",
              "late",
              "findUs",
              "know",
              "telling",
              "hard",
              "callSomebody",
              "several"),
          Map.of(
              "meetings",
              "long",
              "deciding",
              "leader",
              "leaderAway",
              "stops",
              "newHelpers",
              "lost",
              "tired",
              "worn",
              "municipality",
              "no",
              "together",
              "never"));

  private final MovableClock clock;
  private final Drafts drafts;
  private final NeedsManagement needs;
  private final SharedNeeds shared;
  private final Mentors mentors;
  private final Matchmaking matching;
  private final Pairs pairs;
  private final Meetings meetings;
  private final HeldMeetings held;
  private final PairNotes notes;
  private final PairTasks tasks;
  private final Experiences experiences;
  private final OpenHours hours;
  private final OpenAsks asks;

  SupportDemonstration(
      MovableClock clock,
      Drafts drafts,
      NeedsManagement needs,
      SharedNeeds shared,
      Mentors mentors,
      Matchmaking matching,
      Pairs pairs,
      Meetings meetings,
      HeldMeetings held,
      PairNotes notes,
      PairTasks tasks,
      Experiences experiences,
      OpenHours hours,
      OpenAsks asks) {
    this.clock = clock;
    this.drafts = drafts;
    this.needs = needs;
    this.shared = shared;
    this.mentors = mentors;
    this.matching = matching;
    this.pairs = pairs;
    this.meetings = meetings;
    this.held = held;
    this.notes = notes;
    this.tasks = tasks;
    this.experiences = experiences;
    this.hours = hours;
    this.asks = asks;
  }

  /** Whom the demonstration lets act for an organisation. */
  interface Speakers {
    Actor.Person of(OrganisationNumber organisation);
  }

  /**
   * Plays the first weeks.
   *
   * @param others organisations that are not among those who take part
   */
  void play(
      CallId call,
      List<DecisionView> accepted,
      List<OrganisationNumber> others,
      Actor.Person officer,
      Speakers speakers,
      LocalDate today) {
    clock.moveTo(today.minusDays(8), LocalTime.of(20, 0));
    for (int i = 0; i < accepted.size(); i++) {
      OrganisationNumber number = accepted.get(i).application().organisation();
      Actor.Person speaker = speakers.of(number);
      mentors.describe(speaker, call, told(i, Set.of(), 1, 1)).orThrow();
      if (i < ANSWERS.size()) {
        talk(speaker, ANSWERS.get(i));
      }
    }
    Set<OrganisationNumber> asked = new java.util.LinkedHashSet<>(others);
    asked.add(Cast.STORKRONEN);
    asked.add(Cast.NABOHJELPEN);
    mentors.invite(officer, call, asked, today.plusDays(12)).orThrow();
    clock.moveTo(today.minusDays(7), LocalTime.of(10, 0));
    mentors
        .offer(
            speakers.of(Cast.STORKRONEN),
            call,
            told(1, Set.of("economy", "applying", "board"), 2, 1))
        .orThrow();
    for (int i = 0; i < others.size(); i++) {
      mentors
          .offer(
              speakers.of(others.get(i)),
              call,
              told(i, Set.of("visibility", "network", i == 0 ? "volunteers" : "safety"), 1, 1))
          .orThrow();
    }
    OrganisationNumber first = accepted.getFirst().application().organisation();
    mentors.wish(speakers.of(first), call, Side.PARTICIPANT, Map.of(Cast.STORKRONEN, Wish.WISH));
    mentors.wish(speakers.of(Cast.STORKRONEN), call, Side.MENTOR, Map.of(first, Wish.WISH));
    clock.moveTo(today.minusDays(6), LocalTime.of(9, 30));
    MatchRun run = matching.run(officer, call, Optional.empty()).orThrow();
    matching.propose(officer, call, run.id(), Set.of(first)).orThrow();
    together(call, first, speakers, today);
    told(officer, speakers, others, first);
    halfHours(
        call,
        speakers.of(Cast.STORKRONEN),
        speakers.of(accepted.getLast().application().organisation()),
        today);
  }

  /** Two half hours anybody can book, and one somebody asks for. */
  private void halfHours(
      CallId call, Actor.Person mentor, Actor.Person participant, LocalDate today) {
    LocalDate day = DemonstratedCourses.ordinary(today.plusDays(12));
    hours
        .layOut(
            mentor,
            call,
            "economy",
            at(day, 18),
            2,
            OpenSlot.Way.ONLINE,
            "https://mote.example.no/halvtime")
        .orThrow();
    asks.ask(
            participant,
            call,
            "applying",
            List.of(at(day.minusDays(2), 17), at(day, 20)),
            OpenSlot.Way.ONLINE,
            "Hvordan skrive hva vi vil få til")
        .orThrow();
  }

  /** The bank is not empty, and something waits for the officer. */
  private void told(
      Actor.Person officer,
      Speakers speakers,
      List<OrganisationNumber> others,
      OrganisationNumber first) {
    for (UUID id :
        List.of(
            tell(
                speakers.of(Cast.STORKRONEN),
                true,
                "economy",
                "Kvitteringene lå i en pose til desember",
                "Vi prøvde et regneark, men bare én kunne det",
                "Vi tok bilde av kvitteringen med en gang, og førte fem sammen hver måned"),
            tell(
                speakers.of(Cast.NABOHJELPEN),
                true,
                "volunteers",
                "De samme tre gjorde alt",
                "Vi spurte alle på en gang, og ingen svarte",
                "Vi spurte én og én om en liten ting med en slutt"),
            tell(
                speakers.of(first),
                false,
                "applying",
                "Vi visste ikke hva vi skulle skrive i søknaden",
                "",
                "Vi fortalte det høyt til mentoren, som skrev ned ordene våre"))) {
      experiences.curate(officer, id, true).orThrow();
    }
    tell(
        speakers.of(others.isEmpty() ? Cast.STORKRONEN : others.getFirst()),
        false,
        "visibility",
        "Ingen viste at vi fantes",
        "Plakater på butikken",
        "En fast tid hver uke på biblioteket, så folk visste hvor vi var");
  }

  private UUID tell(
      Actor.Person speaker, boolean named, String theme, String need, String tried, String helped) {
    return experiences
        .tell(
            speaker, UUID.randomUUID(), new Experiences.Told(theme, need, tried, helped, "", named))
        .orThrow();
  }

  private void together(
      CallId call, OrganisationNumber participant, Speakers speakers, LocalDate today) {
    Pair pair =
        pairs.of(call).stream()
            .filter(p -> p.participant().equals(participant))
            .findFirst()
            .orElseThrow();
    Actor.Person own = speakers.of(participant);
    Actor.Person mentor = speakers.of(pair.mentor());
    clock.moveTo(today.minusDays(5), LocalTime.of(19, 0));
    pairs.answer(own, pair.id(), true).orThrow();
    pairs.answer(mentor, pair.id(), true).orThrow();
    pairs.sign(own, pair.id(), SignsAs.LEADER).orThrow();
    pairs.sign(mentor, pair.id(), SignsAs.LEADER).orThrow();
    shared.share(own, needs.of(own).getFirst().id(), true).orThrow();
    UUID first = UUID.randomUUID();
    meetings
        .book(
            mentor,
            pair.id(),
            first,
            plan(today.minusDays(3), Meeting.Way.IN_PERSON, "Biblioteket"))
        .orThrow();
    clock.moveTo(today.minusDays(2), LocalTime.of(9, 0));
    held.held(mentor, pair.id(), first, 75, 30).orThrow();
    meetings
        .book(
            mentor,
            pair.id(),
            UUID.randomUUID(),
            plan(
                DemonstratedCourses.ordinary(today.plusDays(16)),
                Meeting.Way.ONLINE,
                "https://mote.example.no/ildsjel"))
        .orThrow();
    notes
        .write(
            mentor,
            pair.id(),
            UUID.randomUUID(),
            PairNote.Kind.NOTE,
            "Vi begynner med kvitteringene. Neste gang ser vi på hvem som kan ta over nøkkelen.")
        .orThrow();
    tasks
        .add(
            own,
            pair.id(),
            UUID.randomUUID(),
            Side.PARTICIPANT,
            own.personId(),
            "Ta bilde av fem kvitteringer",
            today.plusDays(10))
        .orThrow();
    tasks
        .add(
            mentor,
            pair.id(),
            UUID.randomUUID(),
            Side.MENTOR,
            mentor.personId(),
            "Send eksempel på et enkelt budsjett",
            today.plusDays(5))
        .orThrow();
  }

  private static Meetings.Plan plan(LocalDate day, Meeting.Way way, String place) {
    return new Meetings.Plan(at(day, 18), 60, way, place, Optional.of("know"));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(OSLO).toInstant();
  }

  /** A conversation one person has and finishes; all that need help is ticked. */
  NeedsMap talk(Actor.Person speaker, Map<String, String> answers) {
    NeedsMap map = needs.open(speaker);
    NeedsResponse mine = needs.begin(speaker, map.id());
    Map<String, List<String>> typed = new LinkedHashMap<>();
    answers.forEach((question, option) -> typed.put(question, List.of(option)));
    drafts.save(
        speaker,
        mine.draft(),
        needs.form(mine),
        new DraftPost(typed, new HashMap<>(), typed.keySet(), Language.NB));
    needs.handIn(speaker, map.id()).orThrow();
    needs.close(speaker, map.id()).orThrow();
    NeedsMap closed = needs.own(speaker, map.id()).orElseThrow();
    needs.tick(
        speaker,
        map.id(),
        needs.picture(speaker, closed).orElseThrow().needs().stream()
            .map(n -> n.area().id())
            .collect(java.util.stream.Collectors.toSet()));
    return needs.own(speaker, map.id()).orElseThrow();
  }

  static Profile.Told told(int which, Set<String> themes, int capacity, int minimum) {
    List<Set<String>> groups =
        List.of(Set.of("women", "families"), Set.of("youth"), Set.of("everybody"));
    List<Set<String>> languages = List.of(Set.of("no", "ar"), Set.of("no", "uk"), Set.of("no"));
    return Profile.Told.of(
        themes,
        groups.get(which % 3),
        languages.get(which % 3),
        which % 2 == 0 ? Set.of("in-person", "online") : Set.of("online"),
        minimum > 1 ? Set.of("one-to-one", "group") : Set.of("one-to-one"),
        which % 2 == 0 ? "small" : "middle",
        "Vi møtes hver uke og gjør noe sammen.",
        capacity,
        minimum);
  }
}
