package no.ildsjel.platform.forms.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.pages.Glossary;
import no.ildsjel.shared.LocalText;

/**
 * A question of a page, as it stands now.
 *
 * @param shown false for one that these answers leave out: only its place is there
 * @param lively true when its words can change with the answers
 * @param terms words in it that are explained beside it
 * @param optional true when it can be left out
 * @param problems what to mend about the question as a whole
 * @param consequences what follows from the answer
 * @param clash what two people wrote at the same time; for several fields, one each
 */
public record AskedView(
    String path,
    String tail,
    boolean shown,
    boolean lively,
    LocalText.Rendered text,
    Optional<LocalText.Rendered> help,
    Optional<LocalText.Rendered> hint,
    List<Glossary.Term> terms,
    boolean optional,
    List<String> problems,
    List<LocalText.Rendered> consequences,
    List<ClashView> clashes,
    AskedBody body) {

  public AskedView {
    problems = List.copyOf(problems);
    consequences = List.copyOf(consequences);
    clashes = List.copyOf(clashes);
  }

  /** True when the question is answered in more than one field, so that it heads a group. */
  public boolean heads() {
    return switch (body) {
      case AskedBody.Line _, AskedBody.Lines _, AskedBody.Info _, AskedBody.Computed _ -> false;
      default -> true;
    };
  }

  public boolean wrong() {
    return !problems.isEmpty();
  }
}
