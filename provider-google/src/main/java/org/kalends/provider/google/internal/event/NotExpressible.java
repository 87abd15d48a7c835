package org.kalends.provider.google.internal.event;

/** A series that Google Calendar cannot hold; the message says why, in words for a person. */
final class NotExpressible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotExpressible(String reason) {
        super(reason, null, false, false);
    }

    /** Returns why. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
