package no.ildsjel.shared;

/** A four-digit municipality number of the 2024 division; the first two digits are the county. */
public record MunicipalityNumber(String value) implements Comparable<MunicipalityNumber> {

  public MunicipalityNumber {
    if (!value.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("Not a municipality number");
    }
  }

  /** The two-digit county number. */
  public String county() {
    return value.substring(0, 2);
  }

  @Override
  public int compareTo(MunicipalityNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
