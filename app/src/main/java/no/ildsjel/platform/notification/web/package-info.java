/** The inbox and, in a trial, the mail that would have gone out. */
@NullMarked
package no.ildsjel.platform.notification.web;

import org.jspecify.annotations.NullMarked;
