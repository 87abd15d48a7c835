package org.kalends.simulation;

import java.util.function.Supplier;

/** The oracle says that the engine did something wrong. */
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what, null, false, true);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    static void unless(boolean right, String what, Object... values) {
        unless(right, () -> String.format(what, values));
    }

    static void unless(boolean right, Supplier<String> what) {
        if (!right) {
            throw new Violation(what.get());
        }
    }
}
