/** The page where the registers are taken in. */
@NullMarked
package no.ildsjel.registry.imports.web;

import org.jspecify.annotations.NullMarked;
