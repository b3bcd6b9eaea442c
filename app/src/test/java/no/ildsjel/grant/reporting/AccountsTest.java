package no.ildsjel.grant.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.cashbook.BudgetLine;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.grant.cashbook.Direction;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.Test;

class AccountsTest {

  private static final AwardView AWARD =
      new AwardView(
          new DecisionId(new UUID(0, 1)),
          new ApplicationId(new UUID(0, 2)),
          "2026/12",
          new OrganisationNumber("310000019"),
          "Språkbroen",
          AdministratorId.DIRECTORATE,
          new FrameId(new UUID(0, 3)),
          new SchemeId("ordning"),
          "pilot",
          2027,
          Money.kroner(1_000),
          1);

  private static CashLine line(int number, long ore, boolean struck, String source) {
    return new CashLine(
        new UUID(7, number),
        struck ? 2 : 1,
        AWARD.id(),
        number,
        LocalDate.of(2027, 3, number),
        Direction.OUT,
        new Ore(ore),
        "Lønn til Amina",
        Optional.of("food"),
        Optional.ofNullable(source),
        struck,
        struck ? Optional.of("Skrevet to ganger") : Optional.empty(),
        Optional.empty(),
        Instant.parse("2027-03-20T10:00:00Z"));
  }

  private static Accounts accounts(List<CashLine> lines, List<CashLine> struck) {
    return Accounts.of(
        new CashBookView(
            AWARD,
            2027,
            AWARD.amount(),
            List.of(
                new BudgetLine(
                    "food", LocalText.nb("Mat"), Money.kroner(1_000), Money.kroner(1_000))),
            lines,
            struck,
            LocalDate.of(2027, 12, 1)),
        Map.of(),
        "Lønn");
  }

  @Test
  void struckLinesAreFrozenWithTheirReasonAndCountInNoSum() {
    Accounts frozen =
        Accounts.read(
            accounts(
                    List.of(line(1, 10_000, false, null)),
                    List.of(line(3, 500, true, "pay:1:PAY"), line(2, 30_000, true, null)))
                .json());
    assertThat(frozen.costs()).isEqualTo(new Ore(10_000));
    assertThat(frozen.lines()).singleElement().matches(l -> l.used().equals(new Ore(10_000)));
    assertThat(frozen.struck())
        .containsExactly(
            new Accounts.Struck(
                2,
                LocalDate.of(2027, 3, 2),
                "Lønn til Amina",
                new Ore(-30_000),
                "Skrevet to ganger"),
            // nobody is named who got pay
            new Accounts.Struck(
                3, LocalDate.of(2027, 3, 3), "Lønn", new Ore(-500), "Skrevet to ganger"));
  }

  @Test
  void accountsFrozenBeforeStruckLinesWereKeptAreReadAndAnAuditorsWordOnThemHolds() {
    Accounts now = accounts(List.of(line(1, 10_000, false, null)), List.of());
    assertThat(now.json()).doesNotContain("struck");
    assertThat(Accounts.read(now.json())).isEqualTo(now);
    Accounts withStruck =
        accounts(List.of(line(1, 10_000, false, null)), List.of(line(2, 30_000, true, null)));
    assertThat(withStruck.sha256()).isEqualTo(now.sha256());
  }
}
