package no.ildsjel.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;

/**
 * A scheme of one grant year, as its owner wrote it: data, with a source and a date.
 *
 * @param grantYear the calendar year applied for and paid in (§ 1-4 a)
 * @param basisYear the calendar year that documents are asked for (§ 1-4 b), the year before unless
 *     the scheme says otherwise
 * @param source the regulation or circular it comes from
 * @param sourceDate when the source was read
 */
public record Scheme(
    SchemeId id,
    int grantYear,
    int basisYear,
    String source,
    LocalDate sourceDate,
    LocalText name,
    LocalText summary,
    List<Goal> goals,
    List<Kind> kinds) {

  /** What the scheme is for. */
  public record Goal(String id, LocalText text) {}

  /** Who hands out a kind of support. */
  public enum Administrators {
    DIRECTORATE,
    MUNICIPALITY
  }

  /** How an award is accepted. */
  public enum Acceptance {
    /** By a letter signed by those who must. */
    LETTER,
    /** By receiving the money (§ 2-6). */
    RECEIPT
  }

  /** What the wishes for spread count. */
  public enum SpreadBy {
    COUNTY,
    MUNICIPALITY
  }

  /**
   * A kind of support.
   *
   * @param form the id of the application form
   * @param maximum the most one can apply for in a year, where there is a limit
   * @param years how many years one can apply for (§ 1-7)
   * @param awardYears how many years an award is for when nothing else is said
   * @param signers by what right a letter of acceptance can be signed: leader, board, authority
   * @param carryOver true when unused money can be taken on to the next year (§ 3-1)
   * @param laterYears what is asked before each year after the first, where an award can be for
   *     several; versions of a scheme from before it was asked have none
   * @param auditDuty who may confirm the accounts of an organisation that is subject to audit by
   *     law (§ 3-1 third paragraph); empty where the scheme does not ask about that
   * @param reportAsks names of what the report's form asks about for this kind beside the rest
   * @param support what comes with the money, where something does
   */
  public record Kind(
      String id,
      LocalText name,
      String form,
      Administrators administrators,
      List<Criterion> criteria,
      Optional<Money> maximum,
      int years,
      int awardYears,
      Acceptance acceptance,
      List<String> signers,
      List<Threshold> thresholds,
      List<AssessmentCriterion> assessment,
      Spread spread,
      List<Condition> conditions,
      List<Payment> payments,
      List<ReportRequirement> reports,
      Optional<LaterYears> laterYears,
      boolean carryOver,
      List<Auditor> auditDuty,
      List<String> reportAsks,
      Optional<Support> support) {

    /** An award's parts in kroner; what does not divide evenly comes with the last. */
    public List<Part> parts(Money award) {
      long left = award.kroner();
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < payments.size(); i++) {
        Payment payment = payments.get(i);
        boolean last = i == payments.size() - 1;
        long part = last ? left : award.kroner() * payment.share() / 100;
        left -= part;
        parts.add(new Part(Money.kroner(part), payment));
      }
      return parts;
    }
  }

  /**
   * What comes with the money: a mentor, courses, and a conversation on what is needed.
   *
   * @param mentoring how mentors and participants work together
   * @param perOrganisation how many of an organisation may come to a course when the course says
   *     nothing else
   */
  public record Support(Mentoring mentoring, int perOrganisation) {}

  /**
   * How mentors and participants work together.
   *
   * @param meetings the fewest in a calendar year
   * @param firstWithinDays days from the agreement until somebody is reminded of the first meeting
   * @param nextWithinDays days from a meeting until somebody is reminded to book the next
   * @param answerDays days both sides have to answer a proposed pair
   * @param keepWordsDays days after its end that what a pair wrote is kept
   * @param compensation what the mentor organisation gets for it
   * @param weights what each ground for a good match counts, by its name
   */
  public record Mentoring(
      int meetings,
      int firstWithinDays,
      int nextWithinDays,
      int answerDays,
      int keepWordsDays,
      Compensation compensation,
      Map<String, Integer> weights) {

    public Mentoring {
      weights = Map.copyOf(weights);
    }
  }

  /**
   * What a mentor organisation gets.
   *
   * @param yearly the sum of a calendar year, however many it helps
   * @param scheme the scheme it is applied for under, with a frame of its own; versions of a scheme
   *     from before there was one name none
   */
  public record Compensation(Money yearly, Optional<SchemeId> scheme) {}

  /** One part of an award, in kroner. */
  public record Part(Money amount, Payment payment) {}

  /** Who may confirm accounts; both hold a licence by the Auditors Act. */
  public enum Auditor {
    STATE,
    REGISTERED
  }

  /**
   * An amount above which something more is asked.
   *
   * @param auditors who may confirm the accounts, where that is what is asked
   */
  public record Threshold(
      String id, Money above, String law, LocalText words, List<Auditor> auditors) {}

  /**
   * What applications are weighed on.
   *
   * @param weight of a hundred, within the kind of support
   * @param guide the question the assessor asks
   */
  public record AssessmentCriterion(
      String id, int weight, Optional<String> law, LocalText words, LocalText guide) {}

  /** What a selection may wish to spread over. */
  public record Spread(SpreadBy by, LocalText words) {}

  /** What the award is given on. */
  public record Condition(String id, Optional<String> law, LocalText text) {}

  /**
   * One part of the award.
   *
   * @param share of a hundred
   * @param when {@code acceptance}, {@code decision}, a day of the grant year as {@code MM-dd}, or
   *     the milestone {@code report-approved}: when the reports on the grant year are approved
   */
  public record Payment(int share, String when, LocalText words) {

    /** True when it is paid at a milestone, and no day is known. */
    public boolean atMilestone() {
      return when.equals("report-approved");
    }
  }

  /**
   * A report that will be asked for.
   *
   * @param form the id of its form
   * @param due the day of the year after the grant year, as {@code MM-dd}
   */
  public record ReportRequirement(String id, String form, String due, LocalText words) {

    /** The last day for the report on a grant year. */
    public LocalDate dueFor(int grantYear) {
      return LocalDate.parse(grantYear + 1 + "-" + due);
    }
  }

  /**
   * The simplified application for a later year of an award (§ 2-2 third paragraph).
   *
   * @param form the id of its form
   * @param due the last day, in the year before, as {@code MM-dd}
   * @param words what it holds, as the first letter says it
   */
  public record LaterYears(String form, String due, LocalText words) {

    /** The last day for the application for a grant year. */
    public LocalDate dueFor(int grantYear) {
      return LocalDate.parse(grantYear - 1 + "-" + due);
    }
  }

  /**
   * Who may confirm accounts of this much.
   *
   * @param subject true when the organisation is subject to audit by law
   * @return nobody when no auditor is asked for
   */
  public static List<Auditor> auditors(Kind kind, Money award, boolean subject) {
    return kind.thresholds().stream()
        .filter(t -> t.id().equals("revisjon") && award.compareTo(t.above()) > 0)
        .map(Threshold::auditors)
        .findFirst()
        .orElse(subject ? kind.auditDuty() : List.of());
  }

  /** The kind of support with this id. */
  public Optional<Kind> kind(String kindId) {
    return kinds.stream().filter(k -> k.id().equals(kindId)).findFirst();
  }
}
