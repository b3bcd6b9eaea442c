/**
 * The pages of the year plan and of each event, for the public, those who come and those who hold
 * it.
 */
@NullMarked
package no.ildsjel.support.learning.web;

import org.jspecify.annotations.NullMarked;
