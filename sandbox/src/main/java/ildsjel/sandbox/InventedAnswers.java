package ildsjel.sandbox;

import ildsjel.sandbox.InventedOrganisations.Invented;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.forms.AnswerValue;

/** What the invented organisations write. */
final class InventedAnswers {

  private static final List<String> AIMS =
      List.of(
          "Språkkafé hver tirsdag",
          "Kvinner på tur og kurs",
          "Ungdommer hjelper ungdommer",
          "Mat og prat på tvers",
          "Veien til første jobb",
          "Familiedag hver måned",
          "Sang, dans og norsk");
  private static final List<String> SUMMARIES =
      List.of(
          "Vi åpner døra en kveld i uka. Folk øver på norsk, spiser sammen og blir kjent med naboer.",
          "Kvinner som ofte er alene hjemme, får en fast dag med tur, kurs og noen å snakke med.",
          "Ungdommer får hjelp med lekser og noe å gjøre. De eldste leder de yngste.",
          "Vi lager mat sammen og inviterer hele nabolaget. Nye og gamle naboer møtes.",
          "Folk får hjelp til søknader og møter noen som har jobben de ønsker seg.");
  private static final List<String> REASONS =
      List.of(
          "Det står lite om dette.",
          "Det er nevnt, men ikke forklart.",
          "Noe er tydelig, men mye mangler.",
          "Det er greit forklart.",
          "Det er godt og tydelig forklart.",
          "Dette er svært tydelig, med gode eksempler.");

  private InventedAnswers() {}

  /** What this organisation says of itself, by path; what a form does not ask about falls away. */
  static Map<String, AnswerValue> of(Invented organisation, int number) {
    long amount = amount(number);
    Map<String, AnswerValue> own = new LinkedHashMap<>();
    own.put("contactName", new AnswerValue.Text("Oppdiktet leder"));
    own.put("contactEmail", new AnswerValue.Text("leder" + number + "@example.org"));
    own.put("contactPhone", new AnswerValue.Text("90000000"));
    own.put("purpose", new AnswerValue.Text(organisation.activity() + " Alle er velkomne."));
    own.put("activitiesToday", new AnswerValue.Text(organisation.activity()));
    own.put("participants", new AnswerValue.Whole(15 + number % 60));
    own.put("volunteers", new AnswerValue.Whole(3 + number % 9));
    own.put("members", new AnswerValue.Whole(number % 5 == 0 ? 0 : 20 + number));
    own.put("countingMembers", new AnswerValue.Whole(85 + number));
    own.put("countingMembersWithImmigrantBackground", new AnswerValue.Whole(70 + number));
    own.put("countingMembersInMunicipality", new AnswerValue.Whole(60 + number));
    own.put("countiesWithMajorityOfMembers", new AnswerValue.Whole(number % 6 == 4 ? 2 : 4));
    own.put("countiesWithActivity", new AnswerValue.Whole(number % 6 == 4 ? 2 : 5));
    own.put("memberOrganisations", new AnswerValue.Whole(4 + number % 3));
    own.put(
        "memberOrganisationsThatAreImmigrantOrganisations", new AnswerValue.Whole(4 + number % 3));
    own.put("otherOperatingGrantUnderScheme", new AnswerValue.YesNo(false));
    own.put("hasStaff", new AnswerValue.YesNo(false));
    own.put("incomeLastYear", new AnswerValue.Whole(12_000 + 900L * number));
    own.put("contributesToParticipation", new AnswerValue.YesNo(true));
    own.put("appliedToSchemeInLastTwoYears", new AnswerValue.YesNo(true));
    own.put("aim", new AnswerValue.Text(AIMS.get(number % AIMS.size())));
    own.put("projectTitle", new AnswerValue.Text(AIMS.get(number % AIMS.size())));
    own.put("summary", new AnswerValue.Text(SUMMARIES.get(number % SUMMARIES.size())));
    own.put("amount", new AnswerValue.Whole(amount));
    own.put("budget/costs/rent", new AnswerValue.Whole(amount / 4));
    own.put("budget/costs/pay", new AnswerValue.Whole(amount / 2));
    own.put("budget/costs/food", new AnswerValue.Whole(amount - amount / 4 - amount / 2));
    own.put("budget/income/grant", new AnswerValue.Whole(amount));
    own.put("hasAccounts", new AnswerValue.YesNo(false));
    own.put("declaration", new AnswerValue.YesNo(true));
    return own;
  }

  /** Several stay just below 100,000 kr, as in the pilot; most ask for all there is. */
  private static long amount(int number) {
    return switch (number % 4) {
      case 0, 2 -> 110_000;
      case 1 -> 99_000;
      default -> 89_000 + 1_000L * (number % 10);
    };
  }

  static String reason(int points) {
    return REASONS.get(points);
  }

  /** An answer as it would be posted. */
  static List<String> typed(AnswerValue value) {
    return switch (value) {
      case AnswerValue.Text(String text) -> List.of(text);
      case AnswerValue.Whole(long number) -> List.of(Long.toString(number));
      case AnswerValue.Decimal(double number) -> List.of(Double.toString(number));
      case AnswerValue.Day(var day) -> List.of(day.toString());
      case AnswerValue.YesNo(boolean yes) -> List.of(yes ? "ja" : "nei");
      case AnswerValue.Choice(String option) -> List.of(option);
      case AnswerValue.Choices(List<String> options) -> options;
      default -> List.of();
    };
  }
}
