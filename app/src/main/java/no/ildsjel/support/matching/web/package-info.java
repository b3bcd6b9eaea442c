/** The officer's pages on which mentors are proposed. */
@NullMarked
package no.ildsjel.support.matching.web;

import org.jspecify.annotations.NullMarked;
