package no.ildsjel.registry;

/**
 * A county of the 2024 division.
 *
 * @param number two digits
 */
public record CountyView(String number, String name) {}
