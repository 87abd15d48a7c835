package org.kalends.provider.m365.internal.event;

/** An event of the service that cannot be read, or one of ours that cannot be written. The message names the property and never what it holds. */
public final class GraphProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GraphProblem(String property, String detail) {
        super(property + ": " + detail);
    }
}
