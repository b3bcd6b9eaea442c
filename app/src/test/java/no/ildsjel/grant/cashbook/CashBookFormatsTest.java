package no.ildsjel.grant.cashbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Ore;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CashBookFormatsTest {

  private static final AwardView AWARD =
      new AwardView(
          new DecisionId(new UUID(0, 1)),
          new ApplicationId(new UUID(0, 2)),
          "2026/12",
          new OrganisationNumber("310000019"),
          "Språkbroen & <venner>",
          AdministratorId.DIRECTORATE,
          new FrameId(new UUID(0, 3)),
          new SchemeId("ordning"),
          "pilot",
          2027,
          Money.kroner(100_000),
          1);

  private static final List<BudgetLine> BUDGET =
      List.of(
          new BudgetLine("pay", LocalText.nb("Lønn"), Money.kroner(60_000), Money.kroner(60_000)),
          new BudgetLine("food", LocalText.nb("Mat"), Money.kroner(40_000), Money.kroner(40_000)));

  private static CashBookView book(List<CashLine> lines) {
    return new CashBookView(
        AWARD, 2027, AWARD.amount(), BUDGET, lines, List.of(), LocalDate.of(2027, 11, 1));
  }

  private static CashLine line(
      int number, LocalDate day, Direction direction, long ore, String what, String source) {
    return new CashLine(
        new UUID(7, number),
        1,
        AWARD.id(),
        number,
        day,
        direction,
        new Ore(ore),
        what,
        direction == Direction.OUT ? Optional.of("food") : Optional.empty(),
        Optional.ofNullable(source),
        false,
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2027-03-01T23:30:00Z"));
  }

  @Test
  void anAuditFileFollowsTheOfficialSchemaAndBothSidesAreEqual() {
    String file =
        AuditFile.of(
            book(
                List.of(
                    line(
                        1,
                        LocalDate.of(2027, 1, 8),
                        Direction.IN,
                        5_000_000,
                        "Tilskudd",
                        "payment:1"),
                    line(
                        2,
                        LocalDate.of(2027, 2, 1),
                        Direction.OUT,
                        14_990,
                        "Kaffe \u0001 & «kake» طعام",
                        null),
                    line(
                        3,
                        LocalDate.of(2028, 1, 17),
                        Direction.OUT,
                        99_999,
                        "x".repeat(200),
                        "pay:1:CONTRIBUTION"))),
            List.of(),
            "Amina Noor Ali");
    assertValid(file);
    assertThat(file)
        .contains("<TotalDebit>51149.89</TotalDebit>", "<TotalCredit>51149.89</TotalCredit>")
        .contains("<FirstName>Amina Noor</FirstName><LastName>Ali</LastName>")
        // what is paid after the year is owed on its last day
        .contains("<AccountID>2990</AccountID>");
  }

  @Test
  void anAuditFileBeginsWithWhatTheYearBeforeLeftAndPaysWhatItOwed() {
    List<CashLine> earlier =
        List.of(
            line(1, LocalDate.of(2026, 1, 8), Direction.IN, 5_000_000, "Tilskudd", "payment:1"),
            line(2, LocalDate.of(2026, 2, 1), Direction.OUT, 1_000_000, "Leie", null),
            line(3, LocalDate.of(2027, 1, 15), Direction.OUT, 14_100, "Avgift", "pay:1:DUTY"),
            line(4, LocalDate.of(2028, 6, 30), Direction.OUT, 10_200, "Feriepenger", "pay:1:H"));
    String file =
        AuditFile.of(
            book(List.of(line(5, LocalDate.of(2027, 3, 1), Direction.OUT, 200_000, "Mat", null))),
            earlier,
            "Amina");
    assertValid(file);
    assertThat(account(file, "1920"))
        .contains("<OpeningDebitBalance>40000.00<", "<ClosingDebitBalance>37859.00<");
    assertThat(account(file, "2990"))
        .contains("<OpeningCreditBalance>243.00<", "<ClosingCreditBalance>102.00<");
    assertThat(account(file, "2050"))
        .contains("<OpeningCreditBalance>39757.00<", "<ClosingCreditBalance>39757.00<");
    // costs begin anew each year
    assertThat(account(file, "7390"))
        .contains("<OpeningDebitBalance>0.00<", "<ClosingDebitBalance>2000.00<");
    assertThat(file)
        .contains("<TransactionID>3-betalt</TransactionID>", "<TotalDebit>2141.00</TotalDebit>")
        .doesNotContain("4-betalt");
  }

  @Test
  void whatIsPaidBackMakesTheGrantSmallerAndIsNoCost() {
    CashBookView book =
        book(
            List.of(
                line(1, LocalDate.of(2027, 1, 8), Direction.IN, 5_000_000, "Tilskudd", "payment:1"),
                line(2, LocalDate.of(2027, 2, 1), Direction.OUT, 1_000_000, "Mat", null),
                line(
                    3,
                    LocalDate.of(2027, 6, 1),
                    Direction.OUT,
                    750_000,
                    "Betalt tilbake",
                    "repayment:1")));
    assertThat(book.costs()).isEqualTo(new Ore(1_000_000));
    assertThat(book.repaid()).isEqualTo(new Ore(750_000));
    String file = AuditFile.of(book, List.of(), "Amina");
    assertValid(file);
    assertThat(account(file, "3440")).contains("<ClosingCreditBalance>42500.00<");
    assertThat(account(file, "1920")).contains("<ClosingDebitBalance>32500.00<");
  }

  private static String account(String file, String number) {
    int start = file.indexOf("<AccountID>" + number);
    return file.substring(start, file.indexOf("</Account>", start));
  }

  @Test
  void anEmptyBookIsAValidAuditFileToo() {
    assertValid(AuditFile.of(book(List.of()), List.of(), "Amina"));
  }

  private static void assertValid(String file) {
    assertThatCode(() ->
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                    CashBookFormatsTest.class.getResource(
                        "/saft/Norwegian_SAF-T_Financial_Schema_v_1.30.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(file))))
        .doesNotThrowAnyException();
  }

  @Test
  void whateverIsWrittenWhatIsUsedAndLeftIsWhatWasGivenUntilItIsPassed() {
    Random random = new Random(11);
    for (int history = 0; history < 200; history++) {
      List<CashLine> lines = new ArrayList<>();
      long out = 0;
      for (int i = 1; i <= random.nextInt(30); i++) {
        long ore = 1 + random.nextInt(900_000);
        out += ore;
        lines.add(
            line(
                i,
                LocalDate.of(2027, 1, 1).plusDays(random.nextInt(500)),
                Direction.OUT,
                ore,
                "k",
                null));
      }
      CashBookView book = book(lines);
      assertThat(book.costs().value()).isEqualTo(out);
      assertThat(book.unused().value()).isEqualTo(Math.max(0, 10_000_000 - out));
      assertThat(book.uses().stream().mapToLong(u -> u.used().value()).sum()).isEqualTo(out);
    }
  }

  @Test
  void wagesOfTenThousandInZoneOneCostTwelveThousandFiveHundredAndSeventyFour() {
    PayRates rates = PayRates.of(2027);
    Pay pay =
        Pay.of(
            PayKind.WAGE,
            PayTreatment.FULL,
            LocalDate.of(2027, 3, 12),
            Ore.of(Money.kroner(10_000)),
            new java.math.BigDecimal("30"),
            rates.statutoryHoliday(),
            rates.contribution().get("I"));
    assertThat(pay.net()).isEqualTo(Ore.of(Money.kroner(7_000)));
    assertThat(pay.holiday()).isEqualTo(Ore.of(Money.kroner(1_020)));
    // 14.1 per cent of each; that of holiday pay is owed when holiday pay is paid
    assertThat(pay.contribution()).isEqualTo(new Ore(141_000));
    assertThat(pay.holidayContribution()).isEqualTo(new Ore(14_382));
    assertThat(pay.cost()).isEqualTo(new Ore(1_257_382));
    assertThat(pay.duties())
        .extracting(Pay.Due::duty, Pay.Due::day)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Pay.Duty.PAY, LocalDate.of(2027, 3, 12)),
            // a Friday: the first working day after is Monday
            org.assertj.core.groups.Tuple.tuple(Pay.Duty.TAX, LocalDate.of(2027, 3, 15)),
            org.assertj.core.groups.Tuple.tuple(Pay.Duty.REPORT, LocalDate.of(2027, 4, 5)),
            // the fifteenth of May is a Saturday, and Monday is the seventeenth of May
            org.assertj.core.groups.Tuple.tuple(Pay.Duty.CONTRIBUTION, LocalDate.of(2027, 5, 18)),
            org.assertj.core.groups.Tuple.tuple(Pay.Duty.HOLIDAY, LocalDate.of(2028, 6, 30)),
            // the fifteenth of July 2028 is a Saturday
            org.assertj.core.groups.Tuple.tuple(
                Pay.Duty.HOLIDAY_CONTRIBUTION, LocalDate.of(2028, 7, 17)));
  }

  @Test
  void aSmallFeeHasNothingButItself() {
    Pay pay =
        Pay.of(
            PayKind.FEE,
            PayTreatment.SMALL,
            LocalDate.of(2027, 12, 1),
            Ore.of(Money.kroner(3_000)),
            new java.math.BigDecimal("50"),
            new java.math.BigDecimal("10.2"),
            java.math.BigDecimal.ZERO);
    assertThat(pay.cost()).isEqualTo(pay.gross());
    assertThat(pay.duties()).extracting(Pay.Due::duty).containsExactly(Pay.Duty.PAY);
  }

  @Test
  void bankTablesAreReadByTheirHeadingsWhateverTheBankCallsThem() {
    String inAndOut =
        "\ufeff\"Dato\";\"Forklaring\";\"Rentedato\";\"Ut fra konto\";\"Inn på konto\"\n"
            + "\"08.01.2027\";\"Tilskudd; IMDi\";\"08.01.2027\";\"\";\"50.000,00\"\n"
            + "\"09.01.2027\";\"KIWI 512\";\"09.01.2027\";\"149,90\";\"\"\n"
            + "\"\";\"Sum\";\"\";\"\";\"\"\n";
    assertThat(
            BankStatement.read(inAndOut.getBytes(StandardCharsets.UTF_8)).orElseThrow().movements())
        .containsExactly(
            new BankStatement.Movement(
                LocalDate.of(2027, 1, 8), new Ore(5_000_000), "Tilskudd; IMDi"),
            new BankStatement.Movement(LocalDate.of(2027, 1, 9), new Ore(-14_990), "KIWI 512"));
    String oneAmount =
        "Kontoutskrift\n\nBokføringsdato;Beløp;Avsender;Mottaker;Navn;Tittel;Valuta\n"
            + "2027/02/01;-1249,50;;;Møller;Leie;NOK\n";
    assertThat(
            BankStatement.read(oneAmount.getBytes(Charset.forName("windows-1252")))
                .orElseThrow()
                .movements())
        .extracting(BankStatement.Movement::amount)
        .containsExactly(new Ore(-124_950));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hei", "a;b;c\n1;2;3\n", "<html><body>nettbank</body></html>", "\"åpen"})
  void whatIsNoBankTableIsRefused(String file) {
    assertThat(BankStatement.read(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
