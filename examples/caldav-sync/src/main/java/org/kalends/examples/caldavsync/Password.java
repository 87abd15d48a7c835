package org.kalends.examples.caldavsync;

import java.util.Optional;

/** Passwords come from the environment, where other users of the machine do not see them. */
final class Password {

    private Password() {}

    /**
     * Returns a password.
     *
     * @throws IllegalArgumentException when the variable is not set
     */
    static String from(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        variable + " is not set: export the (app-specific) password in that environment variable"));
    }
}
