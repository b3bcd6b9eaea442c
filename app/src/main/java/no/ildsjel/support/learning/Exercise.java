package no.ildsjel.support.learning;

import no.ildsjel.shared.LocalText;

/**
 * An exercise a course can have.
 *
 * @param form the id of its form
 * @param together true when an organisation does it together, false when each person does it
 */
public record Exercise(String form, boolean together, LocalText title, int minutes) {}
