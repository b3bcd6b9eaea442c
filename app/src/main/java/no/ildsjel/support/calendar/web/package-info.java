/** Where calendars are fetched, and where a person gets and takes back an address for one. */
@NullMarked
package no.ildsjel.support.calendar.web;

import org.jspecify.annotations.NullMarked;
