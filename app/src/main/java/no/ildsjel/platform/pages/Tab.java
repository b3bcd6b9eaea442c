package no.ildsjel.platform.pages;

/**
 * A tab that an upper room puts on a lower room's organisation, application or call.
 *
 * @param label in the reader's language
 * @param path the tab's own address
 * @param badge a short figure, or empty
 */
public record Tab(int order, String label, String path, String badge) {}
