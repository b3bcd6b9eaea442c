package no.ildsjel.casework.application.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.spi.AnsweredAwards;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.HomeCard;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Tab;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import org.springframework.stereotype.Component;

/** What an organisation's people see first: what has a deadline, then what has been answered. */
@Component
class ApplicantHome implements Contributor {

  private static final Duration LONGEST_NEWS = Duration.ofDays(60);

  private final Applications applications;
  private final Decisions decisions;
  private final Calls calls;
  private final List<AnsweredAwards> answered;
  private final Clock clock;

  ApplicantHome(
      Applications applications,
      Decisions decisions,
      Calls calls,
      List<AnsweredAwards> answered,
      Clock clock) {
    this.applications = applications;
    this.decisions = decisions;
    this.calls = calls;
    this.answered = List.copyOf(answered);
    this.clock = clock;
  }

  @Override
  public List<MenuEntry> menu(Actor actor) {
    return actor.organisation().isPresent()
        ? List.of(new MenuEntry(20, "menu.applications", "/soknader"))
        : List.of();
  }

  @Override
  public List<Tab> tabs(Page page, String on, String id) {
    return on.equals("call")
        ? List.of(new Tab(10, page.t("fit.tab"), "/utlysninger/" + id + "/passer-vi", ""))
        : List.of();
  }

  @Override
  public List<HomeCard> home(Page page) {
    if (page.actor().organisation().isEmpty()) {
      return List.of();
    }
    List<HomeCard> cards = new ArrayList<>();
    List<ApplicationView> own = applications.ownedBy(page.actor());
    List<CallView> published = calls.published();
    Map<CallId, CallView> byId =
        published.stream().collect(Collectors.toMap(CallView::id, Function.identity()));
    for (ApplicationView application : own) {
      Optional.ofNullable(byId.get(application.call()))
          .flatMap(call -> card(page, application, call))
          .ifPresent(cards::add);
    }
    long open = published.stream().filter(c -> c.state() == CallState.OPEN).count();
    if (open > 0) {
      cards.add(
          new HomeCard(
              50,
              page.t("home.calls"),
              page.t("home.calls.text", open),
              page.t("home.calls.go"),
              "/utlysninger",
              false));
    }
    return cards;
  }

  private Optional<HomeCard> card(Page page, ApplicationView application, CallView call) {
    String title = call.title().in(page.language());
    String path = "/soknader/" + application.id();
    if (application.state() == ApplicationState.DRAFT && call.state() == CallState.OPEN) {
      return Optional.of(
          new HomeCard(
              1,
              page.t("home.draft"),
              page.t("home.draft.text", title, page.dateText(call.closes())),
              page.t("home.draft.go"),
              path,
              true));
    }
    if (application.state() != ApplicationState.SUBMITTED) {
      return Optional.empty();
    }
    Optional<DecisionView> decision = decisions.of(page.actor(), application.id());
    if (decision.isPresent()) {
      return decision
          .filter(d -> isNews(d, call))
          .map(_ ->
              new HomeCard(
                  2,
                  page.t("home.answer"),
                  page.t("home.answer.text", title),
                  page.t("home.answer.go"),
                  path + "/svar",
                  true));
    }
    return Optional.of(
        new HomeCard(
            10,
            page.t("home.sent"),
            page.t("home.sent.text", title, page.dateText(call.decisionBy())),
            page.t("home.sent.go"),
            path,
            false));
  }

  /** Until the organisation has answered it; for ever only where it has to be signed. */
  private boolean isNews(DecisionView decision, CallView call) {
    boolean toSign =
        decision.outcome() == DecisionOutcome.AWARD
            && calls.kindOf(call).acceptance() == Scheme.Acceptance.LETTER;
    return (toSign || decision.at().isAfter(clock.instant().minus(LONGEST_NEWS)))
        && answered.stream()
            .noneMatch(a -> a.answered(Set.of(decision.id())).contains(decision.id()));
  }
}
