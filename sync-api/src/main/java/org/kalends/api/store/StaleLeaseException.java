package org.kalends.api.store;

/** Another run has leased the pair since: the writer has to stop, and nothing was stored. */
public final class StaleLeaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates it for a pair. */
    public StaleLeaseException(PairId pair) {
        super("pair " + pair + " was leased by another run");
    }
}
