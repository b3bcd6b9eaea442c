package no.ildsjel.support.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something with a date in the programme.
 *
 * @param at when it begins; empty for what is to be done before the day is over
 * @param page where it is looked after
 */
public record Coming(LocalDate day, Optional<Instant> at, String words, String page) {}
