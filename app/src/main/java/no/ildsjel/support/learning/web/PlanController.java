package no.ildsjel.support.learning.web;

import com.ibm.icu.text.DateFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.limits.Limited;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.YearPlan;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The year plan, for everybody. */
@Controller
@Access(Who.PUBLIC)
class PlanController {

  private final YearPlan plan;
  private final EventLines lines;

  PlanController(YearPlan plan, EventLines lines) {
    this.plan = plan;
    this.lines = lines;
  }

  @GetMapping("/arsplan")
  String all(Page page, Model model) {
    List<CourseEvent> announced = plan.announced();
    List<CourseEvent> coming = announced.stream().filter(e -> !e.over(plan.moment())).toList();
    List<EventLine> all = lines.of(coming, List.of());
    model.addAttribute(
        "past",
        lines
            .of(announced.stream().filter(e -> e.over(plan.moment())).toList(), List.of())
            .reversed());
    DateFormat month = DateFormat.getPatternInstance("yMMMM", page.language().locale());
    Map<String, List<EventLine>> months = new LinkedHashMap<>();
    all.forEach(line ->
        months
            .computeIfAbsent(month.format(Date.from(line.event().starts())), m -> new ArrayList<>())
            .add(line));
    model.addAttribute("months", months);
    model.addAttribute("programmes", plan.programmes(coming));
    return "support/learning/plan";
  }

  @Limited(value = "calendar", perMinute = 60)
  @GetMapping("/arsplan/kalender.ics")
  ResponseEntity<byte[]> calendar(Page page) {
    return calendar(page, Optional.empty(), page.t("learning.plan.title"));
  }

  /** The calendar of those who came in by one call. */
  @Limited(value = "calendar", perMinute = 60)
  @GetMapping("/arsplan/program/{id}/kalender.ics")
  ResponseEntity<byte[]> calendar(Page page, @PathVariable UUID id) {
    CallId cohort = new CallId(id);
    LocalText name =
        plan.programmes(plan.announced()).entrySet().stream()
            .filter(e -> e.getKey().equals(cohort))
            .map(java.util.Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return calendar(page, Optional.of(cohort), name.in(page.language()));
  }

  private ResponseEntity<byte[]> calendar(Page page, Optional<CallId> cohort, String name) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .body(plan.calendar(cohort, name, page.language()).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/arsplan/{id}")
  String one(Page page, @PathVariable UUID id, Model model) {
    CourseEvent event =
        plan.find(new EventId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("line", lines.of(List.of(event), List.of()).getFirst());
    return "support/learning/event";
  }
}
