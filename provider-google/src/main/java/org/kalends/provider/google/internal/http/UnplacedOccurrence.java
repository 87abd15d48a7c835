package org.kalends.provider.google.internal.http;

/** An occurrence of which nobody can tell where it stood in its series. */
final class UnplacedOccurrence extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnplacedOccurrence() {
        super("originalStartTime: is missing");
    }
}
