/** The pages of the conversation on needs, for the organisation alone. */
@NullMarked
package no.ildsjel.support.needs.web;

import org.jspecify.annotations.NullMarked;
