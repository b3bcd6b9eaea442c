package no.ildsjel.grant.control;

import java.util.List;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.Frames;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money of one year that may be used in the next (§ 3-1), and how that ends: what comes back of it
 * comes back to the frame it was paid from, so the permission is lifted there first.
 */
@Component
class CarryOver {

  private record Granted(int grantYear, Money left) {}

  private final JdbcClient jdbc;
  private final AwardCase cases;
  private final Frames frames;
  private final Texts texts;

  CarryOver(JdbcClient jdbc, AwardCase cases, Frames frames, Texts texts) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.frames = frames;
    this.texts = texts;
  }

  void grant(Actor actor, DecisionId award, int grantYear, Money amount) {
    frames.carryOver(
        actor, cases.year(award, grantYear).frame(), amount, "carried:" + award + ":" + grantYear);
  }

  /** Takes back a part of what was carried over from a year, since it is claimed. */
  void takeBack(Actor actor, DecisionId award, int grantYear, Money amount, String cause) {
    jdbc.sql(
            """
            update "grant".unused_money set back_kroner = back_kroner + ?
            where award = ? and grant_year = ? and granted and wish = 'KEEP'
            """)
        .params(amount.kroner(), award.value(), grantYear)
        .update();
    frames.liftCarryOver(actor, cases.year(award, grantYear).frame(), amount, cause);
  }

  /**
   * Within the act that ends an award early: what was carried over, or asked to be, to a year that
   * will never come is unused money of its own year again, for somebody to decide on. Nobody would
   * report on it otherwise, and no control could reach it.
   */
  void end(Actor actor, AwardView award) {
    for (Granted granted : granted(award.id())) {
      if (granted.left().isPositive() && !cases.hasYear(award.id(), granted.grantYear() + 1)) {
        frames.liftCarryOver(
            actor,
            cases.year(award.id(), granted.grantYear()).frame(),
            granted.left(),
            "closed:" + award.id());
      }
    }
    jdbc.sql(
            """
            update "grant".unused_money u set wish = 'REPAY', granted = null,
              kroner = kroner - back_kroner, back_kroner = 0, decision = null, decided_by = null,
              decided_at = null, reason = :reason
            where award = :award and wish = 'KEEP' and granted is distinct from false
              and kroner > back_kroner
              and not exists (select 1 from "grant".award_year y
                where y.award = u.award and y.grant_year = u.grant_year + 1)
            """)
        .param("reason", texts.text(Language.NB, "claim.year-never-came"))
        .param("award", award.id().value())
        .update();
  }

  private List<Granted> granted(DecisionId award) {
    return jdbc.sql(
            """
            select grant_year, kroner - back_kroner as kroner from "grant".unused_money
            where award = ? and granted and wish = 'KEEP' order by grant_year
            """)
        .param(award.value())
        .query(
            (row, n) -> new Granted(row.getInt("grant_year"), Money.kroner(row.getLong("kroner"))))
        .list();
  }
}
