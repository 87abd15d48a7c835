package org.kalends.examples.caldavsync;

/** The state of earlier runs cannot be used; the message says what to do. */
final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StateException(String message) {
        super(message);
    }

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
