package org.kalends.core.internal.plan;

/** A filter could not decide about an event. */
final class FilterFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterFailure() {
        super("filters.skipTitles: the expression takes too long on the title of this event: make it simpler");
    }
}
