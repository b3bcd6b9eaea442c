package no.ildsjel.grant.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.casework.spi.KnownResults;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What earlier reports tell an assessor: weighed (§ 2-5), never a bar. */
@Component
class ReportResults implements KnownResults {

  private final ReportStore store;
  private final Texts texts;
  private final Clock clock;

  ReportResults(ReportStore store, Texts texts, Clock clock) {
    this.store = store;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  @MayCall("casework, for cases it has checked who reads")
  @Transactional(readOnly = true)
  public Map<OrganisationNumber, List<String>> of(Set<OrganisationNumber> organisations) {
    LocalDate today = LocalDate.now(clock);
    Map<OrganisationNumber, List<String>> known = new HashMap<>();
    for (ReportView report : store.ofOrganisations(organisations)) {
      if (report.state() != ReportState.OPEN || report.overdue(today)) {
        known
            .computeIfAbsent(report.organisation(), _ -> new ArrayList<>())
            .add(words(report, today));
      }
    }
    return known;
  }

  private String words(ReportView report, LocalDate today) {
    String year = Integer.toString(report.grantYear());
    if (report.overdue(today)) {
      return texts.text(
          Language.NB, "known.report.late", year, Writing.day(report.due(), Language.NB));
    }
    String unused = Writing.kroner(report.unused().orElse(Money.ZERO).kroner());
    return texts.text(
        Language.NB,
        report.state() == ReportState.APPROVED ? "known.report.approved" : "known.report.sent",
        year,
        unused);
  }
}
