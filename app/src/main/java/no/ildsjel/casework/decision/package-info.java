/** Decisions: by another than who recommended, within the frame, each with its letter. */
@NullMarked
package no.ildsjel.casework.decision;

import org.jspecify.annotations.NullMarked;
