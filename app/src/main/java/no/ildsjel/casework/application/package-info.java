/** Applications: started, written together, sent in, changed and withdrawn until the deadline. */
@NullMarked
package no.ildsjel.casework.application;

import org.jspecify.annotations.NullMarked;
