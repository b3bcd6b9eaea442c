package no.ildsjel.grant.afterwards;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.StandingCriteria;
import no.ildsjel.grant.cashbook.BudgetLine;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * After the money: from the first day an organisation sees what stops when its award ends, says for
 * itself who is to pay then, and sees what it can seek next. Nobody else reads it, and nothing
 * follows from it.
 */
@Service
public class AfterTheMoney {

  private static final String OWN = "whoever acts for the organisation";

  private static final int LONGEST_WORDS = 300;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Decisions decisions;
  private final CashBookManagement books;
  private final StandingCriteria criteria;

  AfterTheMoney(
      JdbcClient jdbc,
      Clock clock,
      Decisions decisions,
      CashBookManagement books,
      StandingCriteria criteria) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.decisions = decisions;
    this.books = books;
    this.criteria = criteria;
  }

  /** What somebody says of a line. */
  public record Said(Payer payer, String words) {}

  /** The plan as it stands. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public AfterPlan of(Actor.Person actor, AwardView award) {
    requireOwn(actor, award);
    Map<String, Said> said = said(award);
    List<AfterPlan.Line> lines =
        books.budget(award).stream()
            .filter(line -> yearly(line).isPositive())
            .map(line -> {
              Optional<Said> own = Optional.ofNullable(said.get(line.id()));
              return new AfterPlan.Line(
                  line.id(),
                  line.name(),
                  yearly(line),
                  own.map(Said::payer),
                  own.map(Said::words).orElse(""));
            })
            .toList();
    LocalDate today = LocalDate.now(clock);
    LocalDate ends = ends(award);
    return new AfterPlan(
        award, ends, ends.isBefore(today), lines, criteria.open(award.organisation(), today));
  }

  private static Money yearly(BudgetLine line) {
    return line.planned().isPositive() ? line.planned() : line.applied();
  }

  /** The last day: of its last year, or the day it ended early. */
  private LocalDate ends(AwardView award) {
    DecisionView decision = decisions.find(award.id()).orElseThrow();
    return jdbc.sql("select at from \"grant\".closing where award = ? and early")
        .param(award.id().value())
        .query(OffsetDateTime.class)
        .optional()
        .map(at -> at.atZoneSameInstant(Writing.OSLO).toLocalDate())
        .orElse(LocalDate.of(award.grantYear() + decision.years() - 1, 12, 31));
  }

  private Map<String, Said> said(AwardView award) {
    Map<String, Said> said = new HashMap<>();
    jdbc.sql("select * from \"grant\".afterwards where award = ?")
        .param(award.id().value())
        .query(
            (RowCallbackHandler)
                row ->
                    said.put(
                        row.getString("line"),
                        new Said(Payer.valueOf(row.getString("payer")), row.getString("words"))));
    return said;
  }

  /** Says who is to pay for which lines; what stood of those before is replaced. */
  @MayCall(OWN)
  @Transactional
  public void say(Actor.Person actor, AwardView award, Map<String, Said> lines) {
    requireOwn(actor, award);
    for (BudgetLine line : books.budget(award)) {
      Said said = lines.get(line.id());
      if (said != null) {
        jdbc.sql(
                """
                insert into "grant".afterwards (award, line, payer, words) values (?, ?, ?, ?)
                on conflict (award, line) do update set payer = excluded.payer,
                  words = excluded.words
                """)
            .params(award.id().value(), line.id(), said.payer().name(), cut(said.words()))
            .update();
      }
    }
  }

  private static String cut(String words) {
    String plain = words.strip();
    return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain;
  }

  private static void requireOwn(Actor.Person actor, AwardView award) {
    if (!actor.mandates().contains(award.organisation())) {
      throw new AccessDeniedException("Only the organisation's own people");
    }
  }
}
