package no.ildsjel.platform.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A notice in somebody's inbox. */
public record NoticeView(
    UUID id, String subject, String body, Optional<String> link, Instant at, boolean unread) {}
