package no.ildsjel.platform.forms.web;

import no.ildsjel.shared.LocalText;

/**
 * Something to mend, for the list at the top.
 *
 * @param address where it is mended
 * @param question what was asked
 * @param words what to do
 */
public record ProblemView(String address, LocalText.Rendered question, String words) {}
