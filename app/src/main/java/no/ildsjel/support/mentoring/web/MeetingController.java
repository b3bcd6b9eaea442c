package no.ildsjel.support.mentoring.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Retyped;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentoring.Meeting;
import no.ildsjel.support.mentoring.MeetingIdeas;
import no.ildsjel.support.mentoring.Meetings;
import no.ildsjel.support.mentoring.PairId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The meetings of a pair. */
@Controller
@Access(Who.ORGANISATION)
class MeetingController {

  private static final int USUAL = 60;

  private final Meetings meetings;
  private final PairPages pages;

  MeetingController(Meetings meetings, PairPages pages) {
    this.meetings = meetings;
    this.pages = pages;
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
      @RequestParam Map<String, String> fields,
      Model model) {
    PairId pair = pages.own(actor, id).id();
    Answer<?> answer =
        plan(dag, tid, minutter, mate, sted, ide)
            .<Answer<?>>map(plan -> meetings.book(actor, pair, nokkel, plan))
            .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    return pages.done(actor, id, answer, "moter", new Retyped("mote-ny", fields), model);
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
      @RequestParam Map<String, String> fields,
      Model model) {
    PairId pair = pages.own(actor, id).id();
    Answer<?> answer =
        plan(dag, tid, minutter, mate, sted, "")
            .<Answer<?>>map(plan -> meetings.move(actor, pair, mote, plan))
            .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    return pages.done(actor, id, answer, "moter", new Retyped("mote-" + mote, fields), model);
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}/avlysning")
  String cancel(Actor.Person actor, @PathVariable UUID id, @PathVariable UUID mote) {
    return PairPages.back(id, meetings.cancel(actor, pages.own(actor, id).id(), mote), "moter");
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}/holdt")
  String held(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID mote,
      @RequestParam(defaultValue = "") String minutter,
      @RequestParam(defaultValue = "") String forberedt) {
    return PairPages.back(
        id,
        meetings.held(
            actor, pages.own(actor, id).id(), mote, whole(minutter, USUAL), whole(forberedt, 0)),
        "moter");
  }

  @PostMapping("/mentorpar/{id}/moter/{mote}/saksbehandler")
  String officer(
      Actor.Person actor,
      @PathVariable UUID id,
      @PathVariable UUID mote,
      @RequestParam boolean med) {
    return PairPages.back(
        id, meetings.askOfficer(actor, pages.own(actor, id).id(), mote, med), "moter");
  }

  private static Optional<Meetings.Plan> plan(
      String day, String time, String minutes, Meeting.Way way, String place, String idea) {
    Optional<Instant> starts = TypedMoment.read(day, time);
    return starts.map(at ->
        new Meetings.Plan(
            at,
            whole(minutes, USUAL),
            way,
            place.substring(0, Math.min(place.length(), 500)),
            MeetingIdeas.find(idea).map(MeetingIdeas.Idea::id)));
  }

  private static int whole(String typed, int usual) {
    return TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long value)
            && value >= 0
            && value <= Meetings.LONGEST
        ? value.intValue()
        : usual;
  }
}
