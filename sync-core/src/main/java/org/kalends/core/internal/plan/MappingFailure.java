package org.kalends.core.internal.plan;

/** A mapping threw. It names the kind of the failure only, since the message of a mapping may hold content. */
public final class MappingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingFailure(RuntimeException cause) {
        super("the mapping of this event failed with " + cause.getClass().getName()
                + ": correct the mapping, or the event");
    }
}
