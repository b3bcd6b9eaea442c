package no.ildsjel.platform.documents;

/** A file that is kept, with its content. */
public record StoredDocument(DocumentView view, byte[] content) {}
