package org.kalends.host.api;

import java.util.Locale;
import java.util.Optional;
import org.kalends.host.connection.Copies;
import org.kalends.host.problem.Problem;

/** The parameter {@code copies}. */
final class CopiesWord {

    private CopiesWord() {}

    static Copies of(Optional<String> word) {
        return switch (word.orElse("keep").toLowerCase(Locale.ROOT)) {
            case "keep" -> Copies.KEEP;
            case "remove" -> Copies.REMOVE;
            default -> throw Problem.invalid("copies", "is neither keep nor remove");
        };
    }
}
