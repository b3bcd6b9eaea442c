/** The pages of a pair, and the officer's pages of signs of life. */
@NullMarked
package no.ildsjel.support.mentoring.web;

import org.jspecify.annotations.NullMarked;
