package no.ildsjel.support.mentoring.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentoring.Extensions;
import no.ildsjel.support.mentoring.HeldMeetings;
import no.ildsjel.support.mentoring.MeetingIdeas;
import no.ildsjel.support.mentoring.MeetingStep;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.Pair;
import no.ildsjel.support.mentoring.PairId;
import no.ildsjel.support.mentoring.PairNote;
import no.ildsjel.support.mentoring.PairNotes;
import no.ildsjel.support.mentoring.PairState;
import no.ildsjel.support.mentoring.PairTask;
import no.ildsjel.support.mentoring.PairTasks;
import no.ildsjel.support.mentoring.Pairs;
import no.ildsjel.support.mentoring.Signature;
import no.ildsjel.support.mentoring.SignsOfLife;
import no.ildsjel.support.mentoring.Trouble;
import no.ildsjel.support.mentoring.Troubles;
import no.ildsjel.support.mentors.Side;
import no.ildsjel.support.mentors.web.AcrossViews;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsPicture;
import no.ildsjel.support.needs.SharedNeeds;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what one side of a pair sees; anybody else finds nothing. */
@Component
class PairPages {

  private final Pairs pairs;
  private final Extensions extensions;
  private final Meetings meetings;
  private final HeldMeetings held;
  private final PairNotes notes;
  private final PairTasks tasks;
  private final Troubles troubles;
  private final SignsOfLife signs;
  private final Cohorts cohorts;
  private final NeedsManagement needs;
  private final SharedNeeds shared;
  private final AcrossViews across;
  private final People people;
  private final Clock clock;

  PairPages(
      Pairs pairs,
      Extensions extensions,
      Meetings meetings,
      HeldMeetings held,
      PairNotes notes,
      PairTasks tasks,
      Troubles troubles,
      SignsOfLife signs,
      Cohorts cohorts,
      NeedsManagement needs,
      SharedNeeds shared,
      AcrossViews across,
      People people,
      Clock clock) {
    this.pairs = pairs;
    this.extensions = extensions;
    this.meetings = meetings;
    this.held = held;
    this.notes = notes;
    this.tasks = tasks;
    this.troubles = troubles;
    this.signs = signs;
    this.cohorts = cohorts;
    this.needs = needs;
    this.shared = shared;
    this.across = across;
    this.people = people;
    this.clock = clock;
  }

  Pair own(Actor.Person actor, UUID id) {
    return pairs
        .own(actor, new PairId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The page, with what was typed of a meeting when that was refused. */
  String show(Actor.Person actor, Pair pair, TypedMeeting typed, Model model) {
    return show(actor, pair, typed.refusal(), typed, Retyped.NOTHING, model);
  }

  private String show(
      Actor.Person actor,
      Pair pair,
      String refusal,
      TypedMeeting meeting,
      Retyped typed,
      Model model) {
    model.addAttribute("view", of(actor, pair));
    model.addAttribute("ideas", MeetingIdeas.all());
    model.addAttribute("meeting", meeting);
    model.addAttribute("typed", typed);
    model.addAttribute("refusal", refusal);
    return "support/mentoring/pair";
  }

  private PairPage of(Actor.Person actor, Pair pair) {
    Side me = pair.sideOf(actor).orElseThrow();
    Cohort cohort = cohorts.find(pair.cohort()).orElseThrow();
    List<PairNote> written = notes.of(actor, pair);
    List<PairTask> todo = tasks.of(actor, pair);
    Set<PersonId> named = new HashSet<>();
    written.forEach(n -> n.by().ifPresent(named::add));
    todo.forEach(t -> t.holder().ifPresent(named::add));
    List<Trouble> told = troubles.said(actor, pair);
    told.forEach(t -> t.taken().ifPresent(taken -> named.add(taken.by())));
    List<MeetingStep> said = held.steps(actor, pair);
    said.forEach(s -> s.by().ifPresent(named::add));
    List<Signature> signed = pairs.signatures(pair);
    signed.forEach(s -> named.add(s.by()));
    return new PairPage(
        pair,
        me,
        pairs.yes(pair),
        pair.state() == PairState.PROPOSED || pair.state() == PairState.FELL_THROUGH
            ? Optional.empty()
            : Optional.of(pairs.agreement(pair)),
        signed,
        cohort.support().mentoring().meetings(),
        cohort.support().mentoring().keepWordsDays(),
        signs.of(pair.id()),
        meetings.of(actor, pair),
        said,
        written,
        todo,
        told,
        extensions.asked(pair),
        people.actingFor(pair.on(me)),
        people.namesOf(named),
        mayBeShown(actor, pair) && shared.shares(pair.participant()),
        needs.themes(Set.of(pair.participant())).getOrDefault(pair.participant(), List.of()),
        me == Side.PARTICIPANT && Pairs.another(pairs.own(actor), pair.cohort()),
        pair.state() == PairState.PROPOSED
            ? across.one(pair.cohort(), me, pair.on(me), pair.on(me.other()))
            : Optional.empty(),
        LocalDate.now(clock),
        clock.instant());
  }

  /** What the mentor of an active pair may see of the participant's map of needs. */
  Optional<NeedsPicture> shared(Actor.Person actor, Pair pair) {
    return mayBeShown(actor, pair) ? shared.of(pair.participant()) : Optional.empty();
  }

  private static boolean mayBeShown(Actor.Person actor, Pair pair) {
    return pair.active() && pair.sideOf(actor).equals(Optional.of(Side.MENTOR));
  }

  /** The page of a pair, with what was typed there when the answer was no. */
  String show(Actor.Person actor, Pair pair, String refusal, Retyped typed, Model model) {
    return show(actor, pair, refusal, TypedMeeting.nothing(""), typed, model);
  }

  /** Back to a place on the page; when the answer is no, to what was typed there. */
  String done(
      Actor.Person actor, UUID id, Answer<?> answer, String place, Retyped typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? show(actor, own(actor, id), reason.code(), typed, model)
        : "redirect:/mentorpar/" + id + "#" + place;
  }

  /** Back to a place on the page, where nothing can be typed. */
  static String back(UUID id, Answer<?> answer, String place) {
    return "redirect:/mentorpar/"
        + id
        + (answer instanceof Answer.Refused<?>(var reason)
            ? "?avslag=" + reason.code()
            : place.isEmpty() ? "" : "#" + place);
  }
}
