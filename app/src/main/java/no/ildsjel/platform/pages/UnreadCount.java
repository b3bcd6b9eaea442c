package no.ildsjel.platform.pages;

import no.ildsjel.shared.Actor;

/** How many notices the reader has not opened. */
public interface UnreadCount {

  int unread(Actor.Person person);
}
