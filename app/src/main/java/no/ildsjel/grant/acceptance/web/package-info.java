/** The letter of acceptance. */
@NullMarked
package no.ildsjel.grant.acceptance.web;

import org.jspecify.annotations.NullMarked;
