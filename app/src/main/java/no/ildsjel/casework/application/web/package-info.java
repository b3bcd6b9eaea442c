/** Pages of this desk. */
@NullMarked
package no.ildsjel.casework.application.web;

import org.jspecify.annotations.NullMarked;
