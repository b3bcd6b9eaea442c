package no.ildsjel.insight.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.shared.AdministratorId;

/**
 * One document of a case, as it stands in the journal.
 *
 * @param seal its place in the archive's chain, by which it is found
 * @param year the journal's year
 * @param number in the administrator's journal of that year
 * @param casePost its number within the case
 * @param organisation whose case it is
 * @param type Fiks Arkiv's code of the kind of document
 * @param counterpart who sent or got it; internal documents have none
 * @param reference what its document is found by: a decision, or the how manieth time
 */
public record JournalPost(
    long seal,
    AdministratorId administrator,
    int year,
    int number,
    ApplicationId application,
    String caseNumber,
    int casePost,
    String organisation,
    String act,
    String type,
    Direction direction,
    LocalDate day,
    Instant at,
    String title,
    Optional<String> counterpart,
    Optional<String> reference,
    Shielding shielding) {

  /** {@code 2026/0017-3}: the case and the post's place in it. */
  public String label() {
    return caseNumber + "-" + casePost;
  }

  /** Noark's identity of the post; always the same for the same post. */
  public UUID systemId() {
    return UUID.nameUUIDFromBytes(
        ("journal:" + seal).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The title as everybody may read it, or empty when it is shielded. */
  public Optional<String> publicTitle() {
    return shielding.title() ? Optional.empty() : Optional.of(title);
  }

  /** Who sent or got it, as everybody may read it. */
  public Optional<String> publicCounterpart() {
    return shielding.counterpart() ? Optional.empty() : counterpart;
  }
}
