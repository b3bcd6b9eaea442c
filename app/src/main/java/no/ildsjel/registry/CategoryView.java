package no.ildsjel.registry;

import java.util.Optional;

/**
 * A category of voluntary work (ICNPO), or a group of them.
 *
 * @param code such as 14100, or 14 for the group
 * @param group the group's code; empty for a group
 * @param name in bokmål
 */
public record CategoryView(String code, Optional<String> group, String name) {}
