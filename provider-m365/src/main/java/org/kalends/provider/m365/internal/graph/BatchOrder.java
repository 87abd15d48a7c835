package org.kalends.provider.m365.internal.graph;

import java.util.Optional;

/**
 * In which order the service runs the steps of a batch. A mailbox takes four requests at a time and throttles a fifth, also within one
 * batch, which therefore has the mailbox to itself.
 */
enum BatchOrder {
    /** Four chains side by side, each step after the one before it in its chain. */
    FOUR_CHAINS(4),
    /** One chain. The documentation advises against anything between all in a row and all at once. */
    ONE_CHAIN(1);

    private final int chains;

    BatchOrder(int chains) {
        this.chains = chains;
    }

    /** Returns the position of the step that has to be done before the one at a position. */
    Optional<Integer> before(int position) {
        return position < chains ? Optional.empty() : Optional.of(position - chains);
    }

    /** Returns whether so many steps need any order at all. */
    boolean orders(int steps) {
        return steps > chains;
    }
}
