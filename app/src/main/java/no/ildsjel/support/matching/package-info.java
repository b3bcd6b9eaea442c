/**
 * Who fits whom: what is weighed, the best matching with its proof, and what an officer proposes.
 */
@NullMarked
package no.ildsjel.support.matching;

import org.jspecify.annotations.NullMarked;
