package no.ildsjel.insight.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.PersonId;

/**
 * Somebody's request to see a document of the journal. Who asks need not be known and has no say in
 * the answer (Public Access Act § 3).
 *
 * @param due the last day before silence counts as a refusal (§ 32 second paragraph)
 * @param law the provision a refusal rests on, or empty
 * @param linkUntil how long the document can be fetched
 * @param document what is given when it is given in part
 */
public record AccessRequest(
    UUID id,
    AdministratorId administrator,
    int year,
    int number,
    long post,
    ApplicationId application,
    Optional<String> email,
    Optional<PersonId> person,
    Language language,
    Instant received,
    LocalDate due,
    State state,
    String law,
    String reason,
    Optional<Instant> answered,
    Optional<Instant> linkUntil,
    Optional<DocumentId> document) {

  /** Where a request is. */
  public enum State {
    OPEN,
    GRANTED,
    PARTLY,
    REFUSED
  }

  /** The number on the receipt, such as {@code 2026/3}. */
  public String label() {
    String place = administrator.isDirectorate() ? "" : administrator.value() + "-";
    return place + year + "/" + number;
  }

  /** What the files given in its answer belong to. */
  public String subject() {
    return "access-request:" + id;
  }

  /** True when nobody has answered in time, which counts as a refusal. */
  public boolean overdue(LocalDate today) {
    return state == State.OPEN && today.isAfter(due);
  }
}
