package org.kalends.provider.google.internal.event;

/** An event of the service that cannot be read, or one of ours that cannot be written. The message names the property and never what it holds. */
public final class GoogleProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean onlyOccurrences;

    GoogleProblem(String property, String detail) {
        this(property, detail, false);
    }

    private GoogleProblem(String property, String detail, boolean onlyOccurrences) {
        super(property + ": " + detail);
        this.onlyOccurrences = onlyOccurrences;
    }

    /** Returns the problem of a series that recurs in a way that only its occurrences can tell. */
    static GoogleProblem notASeries(String property, String detail) {
        return new GoogleProblem(property, detail, true);
    }

    /** Returns whether the event is a good one that recurs in a way that only its occurrences can tell. */
    public boolean onlyOccurrences() {
        return onlyOccurrences;
    }
}
