package no.ildsjel.grant.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Awards to be paid, and the years they have been promised for. */
@Repository
class AwardStore {

  private static final String AWARDS =
      """
      select a.*, exists (
        select 1 from "grant".closing c where c.award = a.decision and c.early) as ended
      from "grant".award a
      """;

  private record Years(List<AwardYear> all) {}

  private final JdbcClient jdbc;
  private final ReadOnce once;

  AwardStore(JdbcClient jdbc, ReadOnce once) {
    this.jdbc = jdbc;
    this.once = once;
  }

  /** False when it was there already. */
  boolean note(AwardView award) {
    boolean noted =
        jdbc.sql(
                    """
                    insert into "grant".award (decision, application, number, organisation,
                      organisation_name, administrator, frame, scheme, kind, grant_year, kroner, years)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)
                .params(
                    award.id().value(),
                    award.application().value(),
                    award.number(),
                    award.organisation().value(),
                    award.organisationName(),
                    award.administrator().value(),
                    award.frame().value(),
                    award.scheme().value(),
                    award.kind(),
                    award.grantYear(),
                    award.amount().kroner(),
                    award.years())
                .update()
            == 1;
    if (noted) {
      year(
          new AwardYear(
              award.id(),
              award.grantYear(),
              award.frame(),
              award.amount(),
              Money.ZERO,
              Money.ZERO));
    }
    return noted;
  }

  /** False when it was there already. */
  boolean year(AwardYear year) {
    return jdbc.sql(
                """
                insert into "grant".award_year (award, grant_year, frame, kroner)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                year.award().value(),
                year.grantYear(),
                year.frame().value(),
                year.amount().kroner())
            .update()
        == 1;
  }

  /** The years of an award that have been promised, the first one first. */
  List<AwardYear> years(DecisionId award) {
    return once.one(Years.class, award, () -> Optional.of(new Years(lookForYears(award))))
        .orElseThrow()
        .all();
  }

  private List<AwardYear> lookForYears(DecisionId award) {
    return jdbc.sql(
            """
            select y.*, coalesce(c.kroner - c.back_kroner, 0) as carried,
              (select coalesce(sum(p.kroner), 0) from "grant".payment p
                where p.award = y.award and p.grant_year = y.grant_year and p.state = 'PAID') as paid
            from "grant".award_year y
            left join "grant".unused_money c
              on c.award = y.award and c.grant_year = y.grant_year - 1 and c.granted
                and c.wish = 'KEEP'
            where y.award = ? order by y.grant_year
            """)
        .param(award.value())
        .query((row, n) ->
            new AwardYear(
                award,
                row.getInt("grant_year"),
                new FrameId(row.getObject("frame", UUID.class)),
                Money.kroner(row.getLong("kroner")),
                Money.kroner(row.getLong("paid")),
                Money.kroner(row.getLong("carried"))))
        .list();
  }

  /** What may be used in a year of what was not used in the one before (§ 3-1). */
  Money carriedInto(DecisionId award, int grantYear) {
    return Money.kroner(
        jdbc.sql(
                """
                select coalesce(sum(kroner - back_kroner), 0)::bigint from "grant".unused_money
                where award = ? and grant_year = ? - 1 and granted and wish = 'KEEP'
                """)
            .params(award.value(), grantYear)
            .query(Long.class)
            .single());
  }

  Optional<AwardView> award(DecisionId id) {
    return Optional.ofNullable(awards(List.of(id)).get(id));
  }

  Map<DecisionId, AwardView> awards(Collection<DecisionId> ids) {
    return once.all(AwardView.class, ids, this::look);
  }

  private Map<DecisionId, AwardView> look(Collection<DecisionId> ids) {
    return jdbc
        .sql(AWARDS + " where a.decision = any(?)")
        .param(ids.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query(AwardStore::award)
        .list()
        .stream()
        .collect(Collectors.toMap(AwardView::id, Function.identity()));
  }

  List<AwardView> awardsOf(OrganisationNumber organisation) {
    return jdbc.sql(AWARDS + " where a.organisation = ? order by a.grant_year desc, a.number")
        .param(organisation.value())
        .query(AwardStore::award)
        .list();
  }

  private static AwardView award(ResultSet row, int number) throws SQLException {
    return new AwardView(
        new DecisionId(row.getObject("decision", UUID.class)),
        new ApplicationId(row.getObject("application", UUID.class)),
        row.getString("number"),
        new OrganisationNumber(row.getString("organisation")),
        row.getString("organisation_name"),
        new AdministratorId(row.getString("administrator")),
        new FrameId(row.getObject("frame", UUID.class)),
        new SchemeId(row.getString("scheme")),
        row.getString("kind"),
        row.getInt("grant_year"),
        Money.kroner(row.getLong("kroner")),
        row.getBoolean("ended") ? 1 : row.getInt("years"));
  }
}
