package org.kalends.provider.m365.internal.graph;

/** An occurrence that does not tell where it stood in its series. */
final class UnplacedOccurrence extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnplacedOccurrence() {
        super("originalStart: cannot be told");
    }
}
