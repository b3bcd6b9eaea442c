package no.ildsjel.platform.pages;

import org.jspecify.annotations.Nullable;

/**
 * Something to do or to know on a person's home page, worded by the room that hands it in.
 *
 * @param order smaller stands first; what has a deadline stands before what has none
 * @param title what it is about, in the reader's language
 * @param text one or two sentences
 * @param action the words of the button, or null when there is nothing to do
 * @param path where the button leads, or null
 * @param next true for something the reader has to do
 */
public record HomeCard(
    int order,
    String title,
    String text,
    @Nullable String action,
    @Nullable String path,
    boolean next) {}
