package no.ildsjel.support.mentors.web;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.mentors.OpenAsks;
import no.ildsjel.support.mentors.OpenBookings;
import no.ildsjel.support.mentors.OpenHours;
import no.ildsjel.support.mentors.OpenSlot;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Half hours with a mentor: laid out by mentors, booked or asked for by any participant. */
@Controller
@Access(Who.ORGANISATION)
class OpenHoursController {

  private final OpenHoursPage pages;
  private final OpenHours hours;
  private final OpenBookings bookings;
  private final OpenAsks asks;

  OpenHoursController(OpenHoursPage pages, OpenHours hours, OpenBookings bookings, OpenAsks asks) {
    this.pages = pages;
    this.hours = hours;
    this.bookings = bookings;
    this.asks = asks;
  }

  /**
   * Shows the page.
   *
   * @param lagt how many half hours were laid out just now, where it was fewer than asked for
   * @param av how many it was to be
   */
  @GetMapping("/program/{call}/apen-time")
  String slots(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "0") int lagt,
      @RequestParam(defaultValue = "0") int av,
      Model model) {
    model.addAttribute("laidOut", lagt);
    model.addAttribute("wanted", av);
    return pages.view(actor, pages.cohort(actor, call), model);
  }

  @PostMapping("/program/{call}/apen-time")
  String layOut(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam String tema,
      @RequestParam String dag,
      @RequestParam String tid,
      @RequestParam(defaultValue = "1") String antall,
      @RequestParam(defaultValue = "ONLINE") OpenSlot.Way mate,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Cohort cohort = pages.mentored(actor, call);
    OptionalInt count = TypedCounts.whole(antall, OpenHours.MOST);
    Answer<Integer> answer =
        count.isEmpty()
            ? Answer.refused(SupportRefusal.COUNT_WRONG)
            : TypedMoment.read(dag, tid)
                .map(first ->
                    hours.layOut(actor, cohort.call(), tema, first, count.getAsInt(), mate, sted))
                .orElseGet(() -> Answer.refused(SupportRefusal.TIME_MISSING));
    if (answer instanceof Answer.Allowed<Integer>(Integer added) && added < count.getAsInt()) {
      return pages.address(cohort) + "?lagt=" + added + "&av=" + count.getAsInt();
    }
    return pages.done(
        actor,
        cohort,
        answer,
        new TypedHours(TypedHours.NEW, tema, dag, tid, antall, mate, sted, ""),
        model);
  }

  @PostMapping("/program/{call}/apen-time/frist")
  String beforeDeadline(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam UUID utlysning,
      @RequestParam(defaultValue = "ONLINE") OpenSlot.Way mate,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Cohort cohort = pages.mentored(actor, call);
    return pages.done(
        actor,
        cohort,
        hours.beforeDeadline(actor, cohort.call(), new CallId(utlysning), mate, sted),
        TypedHours.place(utlysning.toString(), mate, sted),
        model);
  }

  @PostMapping("/program/{call}/apen-time/{time}")
  String act(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @PathVariable UUID time,
      @RequestParam String hva,
      @RequestParam(defaultValue = "") String om,
      Model model) {
    Cohort cohort = pages.cohort(actor, call);
    switch (hva) {
      case "bestill" -> {
        return pages.done(
            actor,
            cohort,
            bookings.book(actor, pages.takenPartIn(actor, call).call(), time, om),
            TypedHours.about(time.toString(), om),
            model);
      }
      case "gi-tilbake" -> bookings.giveBack(actor, cohort.call(), time);
      case "avlys" -> bookings.callOff(actor, cohort.call(), time);
      case "ta-bort" -> hours.takeAway(actor, cohort.call(), time);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return pages.address(cohort);
  }

  @PostMapping("/program/{call}/apen-time/sporsmal")
  String ask(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @RequestParam(defaultValue = "") String tema,
      @RequestParam(defaultValue = "") List<String> dag,
      @RequestParam(defaultValue = "") List<String> tid,
      @RequestParam(defaultValue = "ONLINE") OpenSlot.Way mate,
      @RequestParam(defaultValue = "") String om,
      Model model) {
    Cohort cohort = pages.takenPartIn(actor, call);
    TypedAsk typed = new TypedAsk(tema, dag, tid, mate, om);
    return pages.asked(
        actor, cohort, asks.ask(actor, cohort.call(), tema, typed.times(), mate, om), typed, model);
  }

  @PostMapping("/program/{call}/apen-time/sporsmal/trekk")
  String takeBack(Page page, Actor.Person actor, @PathVariable UUID call) {
    Cohort cohort = pages.takenPartIn(actor, call);
    asks.takeBack(actor, cohort.call());
    return pages.address(cohort);
  }

  @PostMapping("/program/{call}/apen-time/sporsmal/{sporsmal}")
  String sayYes(
      Page page,
      Actor.Person actor,
      @PathVariable UUID call,
      @PathVariable UUID sporsmal,
      @RequestParam(required = false) Instant nar,
      @RequestParam(defaultValue = "") String sted,
      Model model) {
    Cohort cohort = pages.mentored(actor, call);
    return pages.done(
        actor,
        cohort,
        nar == null
            ? Answer.refused(SupportRefusal.TIME_NOT_CHOSEN)
            : asks.sayYes(actor, cohort.call(), sporsmal, nar, sted),
        TypedHours.yes(sporsmal.toString(), nar == null ? "" : nar.toString(), sted),
        model);
  }
}
