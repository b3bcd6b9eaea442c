package no.ildsjel.platform.forms;

import java.util.List;
import no.ildsjel.platform.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A page with its rules ready to run.
 *
 * @param when null when it is always there
 */
record CompiledPage(
    FormDefinition.Page page, @Nullable Rule when, List<CompiledQuestion> questions) {}
