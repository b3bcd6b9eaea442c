package no.ildsjel.grant.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.grant.reporting.Accounts;
import no.ildsjel.grant.reporting.ReportManagement;
import no.ildsjel.grant.reporting.ReportOffice;
import no.ildsjel.grant.reporting.ReportState;
import no.ildsjel.grant.reporting.ReportView;
import no.ildsjel.grant.reporting.SentReport;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws who is looked at among reports that have come: those a published rule points at, and of the
 * others some by lot. Each report is in one draw only, and its lot is a digest of its own id, so
 * that anybody can draw it again and nobody can draw until the right one comes.
 */
@Service
public class ControlSample {

  private static final int HUNDRED = 100;

  private final ReportOffice office;
  private final ReportManagement reports;
  private final ControlStore store;
  private final ControlManagement controls;
  private final Texts texts;

  ControlSample(
      ReportOffice office,
      ReportManagement reports,
      ControlStore store,
      ControlManagement controls,
      Texts texts) {
    this.office = office;
    this.reports = reports;
    this.store = store;
    this.controls = controls;
    this.texts = texts;
  }

  /** Draws among the reports that have come and have not been looked at; how many were opened. */
  @MayCall("a case officer, for the administrators worked for")
  @Transactional
  public int draw(Actor.Person actor) {
    List<ReportOffice.Row> others = new ArrayList<>();
    int opened = 0;
    for (ReportOffice.Row row : office.list(actor, List.of(ReportState.SENT), false)) {
      if (!actor.has(Role.CASE_OFFICER, row.report().administrator())
          || store.looked(row.report().award(), row.report().grantYear())
          || !store.consider(row.report().id())) {
        continue;
      }
      Optional<ControlRules.Published> rule =
          ControlRules.published().pointsAt(facts(row.report()));
      if (rule.isPresent()) {
        opened +=
            open(actor, row, ControlCause.RULE, Optional.of(rule.get().id()), rule.get().words());
      } else {
        others.add(row);
      }
    }
    int lots =
        others.isEmpty()
            ? 0
            : Math.max(1, others.size() * ControlRules.published().randomPerCent() / HUNDRED);
    others.sort(Comparator.comparing(row -> lot(row.report())));
    for (ReportOffice.Row row : others.subList(0, lots)) {
      opened +=
          open(
              actor,
              row,
              ControlCause.RANDOM,
              Optional.empty(),
              texts.inAll("control.random", _ -> new Object[0]));
    }
    return opened;
  }

  private int open(
      Actor actor,
      ReportOffice.Row row,
      ControlCause cause,
      Optional<String> rule,
      LocalText reason) {
    return controls
            .open(
                actor,
                row.award(),
                row.report().grantYear(),
                cause,
                rule,
                reason.in(Language.NB),
                Optional.of(reason))
            .isAllowed()
        ? 1
        : 0;
  }

  private Map<String, ?> facts(ReportView report) {
    SentReport sent = reports.sent(report).orElseThrow();
    Accounts accounts = sent.accounts();
    Money given = accounts.given().toKroner();
    boolean paidTwice =
        sent.answers().thaw(reports.form(report)).visibleAnswers().get("paidTwice")
                instanceof AnswerValue.YesNo(boolean yes)
            && yes;
    LocalDate sentOn = report.sentAt().orElseThrow().atZone(Writing.OSLO).toLocalDate();
    return Map.of(
        "daysLate",
        Math.max(0, ChronoUnit.DAYS.between(report.due(), sentOn)),
        "unusedPerCent",
        unusedPerCent(
            reports.received(report, sentOn), given.minus(report.unused().orElse(Money.ZERO))),
        "withoutReceiptsPerCent",
        (long) accounts.withoutReceipts(),
        "kroner",
        given.kroner(),
        "booked",
        accounts.booked(),
        "paidTwice",
        paidTwice);
  }

  /** Of what had come, not of what was promised: nobody can use money that has not been paid. */
  static long unusedPerCent(Money received, Money used) {
    return received.isPositive()
        ? Math.max(0, received.minus(used).kroner() * HUNDRED / received.kroner())
        : 0;
  }

  static String lot(ReportView report) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(report.id().toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
