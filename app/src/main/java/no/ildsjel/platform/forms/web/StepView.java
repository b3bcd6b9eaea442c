package no.ildsjel.platform.forms.web;

import no.ildsjel.shared.LocalText;

/**
 * A page of the form, on the way through it.
 *
 * @param state {@code done}, {@code started} or {@code todo}
 * @param missing how many needed answers are not there
 */
public record StepView(
    String address,
    LocalText.Rendered title,
    int minutes,
    String state,
    int missing,
    boolean current) {}
