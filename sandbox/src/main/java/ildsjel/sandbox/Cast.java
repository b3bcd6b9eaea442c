package ildsjel.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.Role;
import org.jspecify.annotations.Nullable;

/** The invented people everybody tries the program as; tests and guides use the same names. */
public final class Cast {

  public static final OrganisationNumber SPRAKBROEN = new OrganisationNumber("310000019");
  public static final OrganisationNumber KVINNER_I_BEVEGELSE = new OrganisationNumber("310000027");
  public static final OrganisationNumber STORKRONEN = new OrganisationNumber("310000035");
  public static final OrganisationNumber NABOHJELPEN = new OrganisationNumber("310000043");
  private static final AdministratorId BODO = new AdministratorId("1804");
  private static final AdministratorId SKIEN = new AdministratorId("4003");

  /**
   * One of the cast.
   *
   * @param logIn the name to log in with
   * @param name the name shown
   * @param what who this is, in bokmål, for the log-in page
   * @param role the role held, if any
   * @param administrator for whom the role is held, if it needs one
   * @param reportsTo the log-in name of the nearest leader, if any
   * @param mandates the organisations acted for
   */
  public record Member(
      String logIn,
      String name,
      String what,
      Optional<Role> role,
      Optional<AdministratorId> administrator,
      Optional<String> reportsTo,
      Set<OrganisationNumber> mandates) {}

  public static final List<Member> ALL =
      List.of(
          acting("leder", "Amina Diriye", "leder i Språkbroen", SPRAKBROEN),
          acting("kasserer", "Jonas Lie Berg", "kasserer i Språkbroen", SPRAKBROEN),
          acting("leder2", "Rima Haddad", "leder i Kvinner i bevegelse", KVINNER_I_BEVEGELSE),
          acting("mentor", "Solveig Aune", "ansatt i Storkronen", STORKRONEN),
          acting("mentor2", "Petter Moen", "ansatt i Nabohjelpen", NABOHJELPEN),
          officer(
              "saksbehandler",
              "Kari Solberg",
              "saksbehandler i direktoratet",
              Role.CASE_OFFICER,
              AdministratorId.DIRECTORATE,
              "godkjenner"),
          officer(
              "saksbehandler2",
              "Ola Nystuen",
              "saksbehandler i direktoratet",
              Role.CASE_OFFICER,
              AdministratorId.DIRECTORATE,
              "godkjenner"),
          officer(
              "godkjenner",
              "Ingrid Haugen",
              "godkjenner i direktoratet",
              Role.APPROVER,
              AdministratorId.DIRECTORATE,
              null),
          officer(
              "kommune",
              "Marit Johansen",
              "saksbehandler i Bodø kommune",
              Role.CASE_OFFICER,
              BODO,
              "kommuneleder"),
          officer("kommuneleder", "Terje Olsen", "leder i Bodø kommune", Role.APPROVER, BODO, null),
          officer(
              "kommune2",
              "Anne Bakken",
              "saksbehandler i Skien kommune",
              Role.CASE_OFFICER,
              SKIEN,
              null),
          staff("fylke", "Siri Vold", "fylkeskommunen", Role.COUNTY_OFFICER),
          staff("departement", "Henrik Lunde", "departementet", Role.MINISTRY),
          staff("evaluator", "Tone Strand", "evaluator", Role.EVALUATOR),
          staff("veileder", "Bjørn Dahl", "veileder i Nav", Role.COUNSELLOR),
          staff("kursholder", "Lena Fossum", "kursholder", Role.COURSE_PROVIDER),
          staff("revisor", "Geir Tangen", "revisor", Role.AUDITOR),
          new Member(
              "innbygger",
              "Maja Lind",
              "innbygger",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Set.of()),
          staff("admin", "Nils Drift", "drifter løsningen", Role.ADMIN));

  private Cast() {}

  /** The member with this log-in name. */
  public static Optional<Member> member(String logIn) {
    return ALL.stream().filter(m -> m.logIn().equals(logIn)).findFirst();
  }

  private static Member acting(String logIn, String name, String what, OrganisationNumber number) {
    return new Member(
        logIn, name, what, Optional.empty(), Optional.empty(), Optional.empty(), Set.of(number));
  }

  private static Member staff(String logIn, String name, String what, Role role) {
    return new Member(
        logIn, name, what, Optional.of(role), Optional.empty(), Optional.empty(), Set.of());
  }

  private static Member officer(
      String logIn,
      String name,
      String what,
      Role role,
      AdministratorId administrator,
      @Nullable String reportsTo) {
    return new Member(
        logIn,
        name,
        what,
        Optional.of(role),
        Optional.of(administrator),
        Optional.ofNullable(reportsTo),
        Set.of());
  }
}
