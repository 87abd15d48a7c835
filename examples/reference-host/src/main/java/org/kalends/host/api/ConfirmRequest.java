package org.kalends.host.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a script agrees to.
 *
 * @param deletions those of the preview that it has looked at
 */
record ConfirmRequest(@Nullable String deletions) {

    /** Returns the deletions of a body; empty when there is no body, or it names none. */
    static Optional<String> of(@Nullable ConfirmRequest body) {
        return Optional.ofNullable(body).flatMap(given -> Optional.ofNullable(given.deletions()));
    }
}
