/** The programme page of participants and mentors, and the officer's overview. */
@NullMarked
package no.ildsjel.support.overview.web;

import org.jspecify.annotations.NullMarked;
