package no.ildsjel.support.mentors.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.support.mentors.Distance;
import no.ildsjel.support.mentors.Profile;
import no.ildsjel.support.mentors.Wish;

/**
 * One of the other side, as one sees it.
 *
 * @param place the municipality's name, or empty
 * @param distance how far it is from the reader's own municipality, where both are known
 * @param themes what a mentor can help with, or what a participant has ticked
 * @param said what the reader's own side has said
 */
public record AcrossView(
    Profile profile,
    String place,
    Optional<Distance> distance,
    List<String> themes,
    Optional<Wish> said) {}
