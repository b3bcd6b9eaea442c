package no.ildsjel.platform.notification;

import java.time.Instant;

/** A mail as it was or will be sent. */
public record MailView(String recipient, String subject, String body, Instant at, boolean sent) {}
