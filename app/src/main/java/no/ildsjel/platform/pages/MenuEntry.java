package no.ildsjel.platform.pages;

/**
 * A place in the main menu.
 *
 * @param order smaller stands first
 * @param textKey the label's key
 * @param path where it leads
 */
public record MenuEntry(int order, String textKey, String path) {}
