/** Notices: kept in an inbox, sent as e-mail after commit, tried again. */
@NullMarked
@NamedInterface("notification")
package no.ildsjel.platform.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
