/** Eligibility: each criterion met, not met or unknown, with its facts, words and law. */
@NullMarked
package no.ildsjel.casework.eligibility;

import org.jspecify.annotations.NullMarked;
