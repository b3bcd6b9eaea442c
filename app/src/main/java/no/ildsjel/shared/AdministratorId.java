package no.ildsjel.shared;

/**
 * Who administers support: the directorate ({@code dir}) or a municipality (its number). Each is
 * its own controller of personal data, with its own cases and journal.
 */
public record AdministratorId(String value) {

  public static final AdministratorId DIRECTORATE = new AdministratorId("dir");

  public AdministratorId {
    if (!value.matches("dir|[0-9]{4}")) {
      throw new IllegalArgumentException("Not an administrator");
    }
  }

  public static AdministratorId municipality(MunicipalityNumber number) {
    return new AdministratorId(number.value());
  }

  public boolean isDirectorate() {
    return equals(DIRECTORATE);
  }

  @Override
  public String toString() {
    return value;
  }
}
