/** The pages of the experience bank. */
@NullMarked
package no.ildsjel.support.experience.web;

import org.jspecify.annotations.NullMarked;
