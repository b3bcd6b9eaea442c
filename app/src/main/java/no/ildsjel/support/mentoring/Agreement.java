package no.ildsjel.support.mentoring;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.LocalText;

/**
 * What two have agreed, sentence by sentence, in every language there are texts in.
 *
 * @param digest SHA-256 of the words as they are kept, in hexadecimal; empty when they are not, and
 *     what stands here is how the program words it today
 */
public record Agreement(List<Sentence> sentences, Optional<String> digest) {

  public Agreement {
    sentences = List.copyOf(sentences);
  }

  /**
   * One sentence.
   *
   * @param key which of the agreement's it is
   */
  public record Sentence(String key, LocalText words) {}

  /** True when these are the words that stood there when it was signed. */
  public boolean kept() {
    return digest.isPresent();
  }
}
