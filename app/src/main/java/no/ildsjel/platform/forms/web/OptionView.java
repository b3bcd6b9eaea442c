package no.ildsjel.platform.forms.web;

import java.util.Optional;
import no.ildsjel.shared.LocalText;

/**
 * Something to choose.
 *
 * @param other the field for words of one's own
 */
public record OptionView(
    String id,
    LocalText.Rendered text,
    Optional<LocalText.Rendered> help,
    boolean chosen,
    Optional<FieldView> other) {}
