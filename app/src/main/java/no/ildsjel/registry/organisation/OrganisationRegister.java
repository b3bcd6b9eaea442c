package no.ildsjel.registry.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.PartyNames;
import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.registry.OrganisationBrief;
import no.ildsjel.registry.OrganisationPage;
import no.ildsjel.registry.OrganisationSearch;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.RoleHolder;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the imports have taken in. */
@Service
class OrganisationRegister implements Organisations, PartyNames {

  /** Longest search that makes sense; the rest of it is not looked at. */
  private static final int LONGEST = 200;

  private static final String SELECT =
      """
      select o.number, o.name, o.form, o.parent, o.founded, o.registered, o.municipality,
             o.postal_place, o.homepage, o.activity, o.language, o.sector, o.industry, o.bankrupt,
             o.winding_up, o.forced_winding_up, o.former_names, o.gone_on,
             o.voluntary or v.number is not null as is_voluntary,
             coalesce(v.first_entered, v.entered, o.voluntary_since) as voluntary_since,
             v.account, v.categories, v.grasrot, v.reports_accounts, v.last_accounts_year,
             v.statutes_updated
        from registry.organisation o
        left join registry.voluntary v on v.number = o.number and v.gone_on is null
      """;

  private static final String SEARCH =
      SELECT
          + """
           where o.gone_on is null
             and (:pattern = '%' or o.sought like :pattern)
             and (:number = '' or o.number = :number)
             and (not :voluntary or o.voluntary or v.number is not null)
             and (:municipality = '' or o.municipality = :municipality)
             and (:after = '' or (o.name collate "nb-NO-x-icu", o.number) > (:name, :after))
           order by o.name collate "nb-NO-x-icu", o.number
           limit :limit
          """;

  private final JdbcClient jdbc;
  private final ReadOnce once;
  private final OrganisationRow row = new OrganisationRow();
  private final String[] leading = LeadingRoles.codes();

  OrganisationRegister(JdbcClient jdbc, ReadOnce once) {
    this.jdbc = jdbc;
    this.once = once;
  }

  @Override
  @MayCall("anybody: open register data")
  public Optional<OrganisationView> find(OrganisationNumber number) {
    return Optional.ofNullable(viewsOf(Set.of(number)).get(number));
  }

  @Override
  @MayCall("anybody: open register data")
  public Map<OrganisationNumber, OrganisationView> viewsOf(Set<OrganisationNumber> numbers) {
    return once.all(OrganisationView.class, numbers, this::look);
  }

  private Map<OrganisationNumber, OrganisationView> look(Collection<OrganisationNumber> numbers) {
    Map<OrganisationNumber, OrganisationView> views = new HashMap<>();
    if (!numbers.isEmpty()) {
      jdbc.sql(SELECT + " where o.number = any (?)")
          .param(values(numbers))
          .query(row)
          .list()
          .forEach(v -> views.put(v.number(), v));
    }
    return views;
  }

  @Override
  @MayCall("anybody: open register data")
  public Map<OrganisationNumber, OrganisationBrief> briefsOf(Set<OrganisationNumber> numbers) {
    Map<OrganisationNumber, OrganisationBrief> briefs = HashMap.newHashMap(numbers.size());
    if (!numbers.isEmpty()) {
      jdbc.sql(
              """
              select o.number, o.founded, o.municipality,
                     o.gone_on is null and (o.voluntary or v.number is not null) as voluntary
                from registry.organisation o
                left join registry.voluntary v on v.number = o.number and v.gone_on is null
               where o.number = any (?)
              """)
          .param(values(numbers))
          .query(result -> {
            briefs.put(
                new OrganisationNumber(result.getString("number")),
                new OrganisationBrief(
                    Optional.ofNullable(result.getObject("founded", LocalDate.class)),
                    Optional.ofNullable(result.getString("municipality"))
                        .map(MunicipalityNumber::new),
                    result.getBoolean("voluntary")));
          });
    }
    return briefs;
  }

  @Override
  @MayCall("anybody: open register data")
  public Map<OrganisationNumber, String> namesOf(Set<OrganisationNumber> numbers) {
    Map<OrganisationNumber, String> names = new HashMap<>();
    if (!numbers.isEmpty()) {
      jdbc.sql("select number, name from registry.organisation where number = any (?)")
          .param(values(numbers))
          .query(result -> {
            names.put(new OrganisationNumber(result.getString("number")), result.getString("name"));
          });
    }
    return names;
  }

  @Override
  @MayCall("rooms above, for impartiality and mandates; never shown to the public")
  public List<RoleHolder> roleHolders(OrganisationNumber number) {
    return jdbc.sql(
            """
            select role, name, born, holder, role = any (?) as leads
              from registry.role_holder
             where organisation = ?
             order by leads desc, place, name, role
            """)
        .params(leading, number.value())
        .query((result, _) ->
            new RoleHolder(
                result.getString("role"),
                result.getBoolean("leads"),
                result.getString("name"),
                Optional.ofNullable(result.getObject("born", java.time.LocalDate.class)),
                Optional.ofNullable(result.getString("holder")).map(OrganisationNumber::new)))
        .list();
  }

  @Override
  @MayCall("anybody: open register data")
  public OrganisationPage search(OrganisationSearch search) {
    String words = search.words().strip();
    words = words.substring(0, Math.min(LONGEST, words.length())).replace("\u0000", "");
    Optional<OrganisationNumber> number = OrganisationNumber.parse(words);
    List<OrganisationView> found =
        jdbc.sql(SEARCH)
            .param("pattern", number.isPresent() ? "%" : pattern(words))
            .param("number", number.map(OrganisationNumber::value).orElse(""))
            .param("voluntary", search.voluntaryOnly())
            .param("municipality", search.municipality().map(MunicipalityNumber::value).orElse(""))
            .param("name", search.after().map(OrganisationSearch.After::name).orElse(""))
            .param("after", search.after().map(a -> a.number().value()).orElse(""))
            .param("limit", search.limit() + 1)
            .query(row)
            .list();
    if (found.size() <= search.limit()) {
      return new OrganisationPage(found, Optional.empty());
    }
    List<OrganisationView> page = List.copyOf(found.subList(0, search.limit()));
    OrganisationView last = page.getLast();
    return new OrganisationPage(
        page, Optional.of(new OrganisationSearch.After(last.name(), last.number())));
  }

  @Override
  @Transactional(readOnly = true)
  @MayCall("rooms above, to say who may seek a call")
  public void eachVoluntary(Consumer<OrganisationView> visitor) {
    try (Stream<OrganisationView> all =
        jdbc
            .sql(
                SELECT
                    + " where o.gone_on is null and (o.voluntary or v.number is not null)"
                    + " order by o.number")
            .withFetchSize(2_000)
            .query(row)
            .stream()) {
      all.forEach(visitor);
    }
  }

  private static String pattern(String words) {
    return "%"
        + words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1")
        + (words.isEmpty() ? "" : "%");
  }

  private static String[] values(Collection<OrganisationNumber> numbers) {
    return numbers.stream().map(OrganisationNumber::value).toArray(String[]::new);
  }
}
