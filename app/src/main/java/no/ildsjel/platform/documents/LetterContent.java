package no.ildsjel.platform.documents;

import no.ildsjel.shared.Language;

/**
 * What stands in a letter.
 *
 * @param title of the document, in the letter's language
 * @param description one line of what it is about, for those who list documents
 * @param language the letter's language
 * @param body the inside of its {@code body} as well-formed XHTML, without addresses that would
 *     have to be fetched; {@code h1} and {@code h2} become bookmarks
 */
public record LetterContent(String title, String description, Language language, String body) {}
