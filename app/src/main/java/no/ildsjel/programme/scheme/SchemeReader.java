package no.ildsjel.programme.scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ildsjel.platform.rules.Compilation;
import no.ildsjel.platform.rules.Rule;
import no.ildsjel.platform.rules.RuleType;
import no.ildsjel.programme.Criterion;
import no.ildsjel.programme.Fact;
import no.ildsjel.programme.FactDictionary;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Money;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads schemes and the fact dictionary from YAML; what is wrong is named with its place. */
public final class SchemeReader {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final FactDictionary dictionary;

  public SchemeReader(FactDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Reads the fact dictionary.
   *
   * @throws SchemeProblem for the first thing that is wrong, with its place
   */
  public static FactDictionary dictionary(String yaml) {
    List<Fact> facts = new ArrayList<>();
    for (Place fact : new Place(YAML.readTree(yaml), "facts").list("facts")) {
      facts.add(
          new Fact(
              fact.text("name"),
              type(fact),
              fact.choice("source", Fact.Source.class),
              fact.localText("words"),
              fact.text("meaning")));
    }
    return new FactDictionary(facts);
  }

  /**
   * Reads a scheme and compiles its rules.
   *
   * @throws SchemeProblem for the first thing that is wrong, with its place
   */
  public Scheme read(String yaml) {
    Place root = new Place(YAML.readTree(yaml), "");
    Map<String, Criterion> criteria = criteria(root);
    Map<String, List<Scheme.AssessmentCriterion>> assessments = assessments(root);
    List<Scheme.Condition> conditions =
        root.list("conditions").stream()
            .map(c -> new Scheme.Condition(c.text("id"), c.maybe("law"), c.localText("text")))
            .toList();
    List<Scheme.Payment> payments =
        root.list("payments").stream()
            .map(p -> new Scheme.Payment(p.number("share"), p.text("when"), p.localText("words")))
            .toList();
    if (payments.stream()
        .anyMatch(p -> !p.when().matches("acceptance|decision|report-approved|\\d\\d-\\d\\d"))) {
      throw root.problem(
          "payments", "when is acceptance, decision, report-approved or a day as MM-dd");
    }
    if (payments.stream().mapToInt(Scheme.Payment::share).sum() != 100) {
      throw root.problem("payments", "the shares must add up to 100");
    }
    List<Scheme.ReportRequirement> reports =
        root.list("reports").stream()
            .map(r ->
                new Scheme.ReportRequirement(
                    r.text("id"), r.text("form"), r.text("due"), r.localText("words")))
            .toList();
    Optional<Scheme.LaterYears> laterYears =
        root.has("laterYears") ? Optional.of(laterYears(root.at("laterYears"))) : Optional.empty();
    List<Scheme.Kind> kinds =
        root.list("kinds").stream()
            .map(k -> kind(k, criteria, assessments, conditions, payments, reports, laterYears))
            .toList();
    int grantYear = root.number("grantYear");
    return new Scheme(
        new SchemeId(root.text("id")),
        grantYear,
        root.has("basisYear") ? root.number("basisYear") : grantYear - 1,
        root.at("source").text("title"),
        LocalDate.parse(root.at("source").text("date")),
        root.localText("name"),
        root.localText("summary"),
        root.list("goals").stream()
            .map(g -> new Scheme.Goal(g.text("id"), g.localText("text")))
            .toList(),
        kinds);
  }

  private Map<String, Criterion> criteria(Place root) {
    Map<String, Criterion> criteria = new LinkedHashMap<>();
    for (Place place : root.list("criteria")) {
      String id = place.text("id");
      Optional<Criterion> same =
          place
              .maybe("sameWordsAs")
              .map(other ->
                  Optional.ofNullable(criteria.get(other))
                      .orElseThrow(() -> place.problem("sameWordsAs", "no criterion " + other)));
      Criterion criterion =
          new Criterion(
              id,
              rule(place),
              place.text("law"),
              same.map(Criterion::words).orElseGet(() -> place.localText("words")),
              same.map(Criterion::help).orElseGet(() -> place.localText("help")));
      if (criteria.put(id, criterion) != null) {
        throw place.problem("id", id + " stands twice");
      }
    }
    return criteria;
  }

  private Rule rule(Place place) {
    return switch (dictionary.compiler().compile(place.text("rule"), RuleType.BOOL)) {
      case Compilation.Compiled(Rule rule) -> rule;
      case Compilation.Refused(var problems) ->
          throw place.problem("rule", problems.getFirst().message());
    };
  }

  private static Map<String, List<Scheme.AssessmentCriterion>> assessments(Place root) {
    Map<String, List<Scheme.AssessmentCriterion>> sets = new LinkedHashMap<>();
    Place all = root.at("assessments");
    for (String name : all.names()) {
      sets.put(
          name,
          all.list(name).stream()
              .map(a ->
                  new Scheme.AssessmentCriterion(
                      a.text("id"),
                      a.number("weight"),
                      a.maybe("law"),
                      a.localText("words"),
                      a.localText("guide")))
              .toList());
    }
    return sets;
  }

  private static Scheme.Kind kind(
      Place place,
      Map<String, Criterion> criteria,
      Map<String, List<Scheme.AssessmentCriterion>> assessments,
      List<Scheme.Condition> conditions,
      List<Scheme.Payment> payments,
      List<Scheme.ReportRequirement> reports,
      Optional<Scheme.LaterYears> laterYears) {
    List<Scheme.AssessmentCriterion> assessment =
        place.words("assessment").stream()
            .flatMap(set -> place.known(assessments, "assessment", set).stream())
            .toList();
    if (assessment.stream().mapToInt(Scheme.AssessmentCriterion::weight).sum() != 100) {
      throw place.problem("assessment", "the weights must add up to 100");
    }
    return new Scheme.Kind(
        place.text("id"),
        place.localText("name"),
        place.text("form"),
        place.choice("administrators", Scheme.Administrators.class),
        place.words("criteria").stream().map(id -> place.known(criteria, "criteria", id)).toList(),
        place.has("maximum")
            ? Optional.of(Money.kroner(place.number("maximum")))
            : Optional.empty(),
        place.number("years"),
        place.has("awardYears") ? place.number("awardYears") : 1,
        place.choice("acceptance", Scheme.Acceptance.class),
        place.has("signers") ? place.words("signers") : List.of(),
        place.list("thresholds").stream()
            .map(t ->
                new Scheme.Threshold(
                    t.text("id"),
                    Money.kroner(t.number("above")),
                    t.text("law"),
                    t.localText("words"),
                    auditors(t)))
            .toList(),
        assessment,
        new Scheme.Spread(
            place.at("spread").choice("by", Scheme.SpreadBy.class),
            place.at("spread").localText("words")),
        conditions,
        payments,
        reports,
        laterYears,
        place.flag("carryOver"),
        place.has("auditDuty") ? auditors(place.at("auditDuty")) : List.of(),
        place.has("reportAsks") ? place.words("reportAsks") : List.of(),
        place.has("support") ? Optional.of(support(place.at("support"))) : Optional.empty());
  }

  private static List<Scheme.Auditor> auditors(Place place) {
    return place.has("auditors")
        ? place.choices("auditors", Scheme.Auditor.class)
        : List.of(Scheme.Auditor.values());
  }

  private static Scheme.LaterYears laterYears(Place place) {
    String due = place.text("due");
    if (!due.matches("\\d\\d-\\d\\d")) {
      throw place.problem("due", "is a day as MM-dd");
    }
    return new Scheme.LaterYears(place.text("form"), due, place.localText("words"));
  }

  private static Scheme.Support support(Place place) {
    Place mentoring = place.at("mentoring");
    Place weights = mentoring.at("weights");
    return new Scheme.Support(
        new Scheme.Mentoring(
            mentoring.number("meetings"),
            mentoring.number("firstWithinDays"),
            mentoring.number("nextWithinDays"),
            mentoring.number("answerDays"),
            mentoring.number("keepWordsDays"),
            compensation(mentoring),
            weights.names().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, weights::number))),
        place.number("perOrganisation"));
  }

  private static Scheme.Compensation compensation(Place mentoring) {
    Place place = mentoring.at("compensation");
    return place.node().isInt()
        ? new Scheme.Compensation(Money.kroner(mentoring.number("compensation")), Optional.empty())
        : new Scheme.Compensation(
            Money.kroner(place.number("yearly")), Optional.of(new SchemeId(place.text("scheme"))));
  }

  private static RuleType type(Place fact) {
    return switch (fact.text("type")) {
      case "bool" -> RuleType.BOOL;
      case "int" -> RuleType.INTEGER;
      case "text" -> RuleType.TEXT;
      case "date" -> RuleType.DATE;
      default -> throw fact.problem("type", "must be bool, int, text or date");
    };
  }
}
