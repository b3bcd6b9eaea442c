package no.ildsjel.support.mentoring.web;

import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentoring.HeldMeetings;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.MeetingIdeas;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.OfficerAlong;
import no.ildsjel.support.mentoring.Pair;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The meetings of a pair. What is refused comes back as it was typed. */
@Controller
@Access(Who.ORGANISATION)
class MeetingController {

  private static final int NOT_UNDERSTOOD = -1;

  private final Meetings meetings;
  private final HeldMeetings held;
  private final OfficerAlong officers;
  private final PairPages pages;

  MeetingController(Meetings meetings, HeldMeetings held, OfficerAlong officers, PairPages pages) {
    this.meetings = meetings;
    this.held = held;
    this.officers = officers;
    this.pages = pages;
  }

  /** What was refused stands at these addresses until it is mended: they lead back to the page. */
  @GetMapping({
    "/mentorpar/{id}/moter",
    "/mentorpar/{id}/moter/{mote}",
    "/mentorpar/{id}/moter/{mote}/holdt"
  })
  String back(Actor.Person actor, @PathVariable UUID id) {
    return "redirect:/mentorpar/" + pages.own(actor, id).id() + "#moter";
  }

  @PostMapping("/mentorpar/{id}/moter")
  String book(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @RequestParam UUID nokkel,
      @RequestParam String dag,
      @RequestParam String tid,
      @RequestParam(defaultValue = "") String minutter,
      @RequestParam Meeting.Way mate,
      @RequestParam(defaultValue = "") String sted,
      @RequestParam(defaultValue = "") String ide,
      Model model) {
    Pair pair = pages.own(actor, id);
    TypedMeeting typed =
        new TypedMeeting(TypedMeeting.NEW, dag, tid, minutter, mate.name(), sted, ide, "", "");
    Answer<?> answer =
        plan(typed)
            .<Answer<?>>map(plan -> meetings.book(actor, pair.id(), nokkel, plan))
            .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    return done(actor, pair, answer, typed, model);
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}")
  String move(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID mote,
      @RequestParam String dag,
      @RequestParam String tid,
      @RequestParam(defaultValue = "") String minutter,
      @RequestParam Meeting.Way mate,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Pair pair = pages.own(actor, id);
    TypedMeeting typed =
        new TypedMeeting(mote.toString(), dag, tid, minutter, mate.name(), sted, "", "", "");
    Answer<?> answer =
        plan(typed)
            .<Answer<?>>map(plan -> meetings.move(actor, pair.id(), mote, plan))
            .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    return done(actor, pair, answer, typed, model);
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}/avlysning")
  String cancel(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID mote) {
    return PairPages.back(id, meetings.cancel(actor, pages.own(actor, id).id(), mote), "moter");
  }

  /** Says that a meeting was held, puts right how long it was, or says that it was not. */
  @PostMapping("/mentorpar/{id}/moter/{mote}/holdt")
  String held(
      Page page,
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID mote,
      @RequestParam(defaultValue = "true") boolean holdt,
      @RequestParam(defaultValue = "") String minutter,
      @RequestParam(defaultValue = "") String forberedt,
      Model model) {
    Pair pair = pages.own(actor, id);
    Answer<?> answer =
        holdt
            ? held.held(
                actor, pair.id(), mote, whole(minutter), forberedt.isBlank() ? 0 : whole(forberedt))
            : held.notHeld(actor, pair.id(), mote);
    return done(
        actor,
        pair,
        answer,
        new TypedMeeting(TypedMeeting.HELD + mote, "", "", minutter, "", "", "", forberedt, ""),
        model);
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}/saksbehandler")
  String officer(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID mote,
      @RequestParam boolean med) {
    return PairPages.back(id, officers.ask(actor, pages.own(actor, id).id(), mote, med), "moter");
  }

  private String done(
      Actor.Person actor, Pair pair, Answer<?> answer, TypedMeeting typed, Model model) {
    return answer instanceof Answer.Refused<?>(var reason)
        ? pages.show(actor, pair, typed.refused(reason.code()), model)
        : PairPages.back(pair.id().value(), answer, "moter");
  }

  private static Optional<Meetings.Plan> plan(TypedMeeting typed) {
    return TypedMoment.read(typed.day(), typed.time())
        .map(at ->
            new Meetings.Plan(
                at,
                whole(typed.minutes()),
                Meeting.Way.valueOf(typed.way()),
                typed.place().substring(0, Math.min(typed.place().length(), 500)),
                MeetingIdeas.find(typed.idea()).map(MeetingIdeas.Idea::id)));
  }

  private static int whole(String typed) {
    return TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long value)
            && value >= 0
            && value <= Meetings.LONGEST
        ? value.intValue()
        : NOT_UNDERSTOOD;
  }
}
