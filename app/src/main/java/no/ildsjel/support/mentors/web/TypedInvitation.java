package no.ildsjel.support.mentors.web;

/**
 * Whom an officer asks to be mentors, as it was typed.
 *
 * @param numbers one organisation number a line
 * @param day the last day to answer
 */
public record TypedInvitation(String numbers, String day) {}
