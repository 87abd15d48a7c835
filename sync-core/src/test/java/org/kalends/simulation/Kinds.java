package org.kalends.simulation;

import org.kalends.api.store.Side;

/**
 * What kinds of remotes are paired.
 *
 * @param a the kind of side A
 * @param b the kind of side B
 */
record Kinds(Remote.Kind a, Remote.Kind b) {

    static final Kinds IN_MEMORY = new Kinds(Remote.Kind.inMemory(), Remote.Kind.inMemory());

    Remote.Kind of(Side side) {
        return side == Side.A ? a : b;
    }
}
