package no.ildsjel.platform.forms.web;

import no.ildsjel.shared.LocalText;

/**
 * The page where a file is chosen.
 *
 * @param address where the file is posted, as {@code fil}
 * @param back the question it belongs to
 * @param accepted the endings a browser offers
 * @param kinds the same in words
 * @param megabytes how large a file may be
 */
public record UploadView(
    LocalText.Rendered formTitle,
    LocalText.Rendered question,
    String address,
    String back,
    String accepted,
    String kinds,
    int megabytes) {}
