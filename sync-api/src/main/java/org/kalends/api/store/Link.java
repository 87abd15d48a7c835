package org.kalends.api.store;

import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.FieldHashes;

/**
 * The stored fact that a copy belongs to an original.
 *
 * @param id its name
 * @param pair the pair it belongs to
 * @param originalSide the side on which the original lies
 * @param original the original as last known
 * @param copy the copy as last known; present exactly in state ACTIVE
 * @param wanted what the copy was last asked to say, hashed; differs from the copy's own hashes where the remote side normalises
 * @param generation how many copies of this original were deliberately deleted before
 * @param state whether there is a copy, and why not
 * @param uidHash the original's iCalendar UID, hashed; absent where it has none
 */
public record Link(
        LinkId id,
        PairId pair,
        Side originalSide,
        LinkEnd original,
        Optional<LinkEnd> copy,
        FieldHashes wanted,
        int generation,
        State state,
        Optional<String> uidHash) {

    /** Whether there is a copy, and why not. */
    public enum State {
        /** There is a copy. */
        ACTIVE,
        /** The engine took the copy away: filtered, or moved out of the window. It comes back when the reason is gone. */
        RETIRED,
        /** A person deleted the copy, and the pair respects that. */
        RESPECTED
    }

    /** Checks that exactly an active link has a copy. */
    public Link {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(originalSide, "originalSide");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(uidHash, "uidHash");
        if (copy.isPresent() != (state == State.ACTIVE)) {
            throw new IllegalArgumentException("link: exactly an active link has a copy");
        }
    }

    /** Returns the side on which the copy lies. */
    public Side copySide() {
        return originalSide.other();
    }

    /** Returns the end that lies on a side; empty for the copy of a link without one. */
    public Optional<LinkEnd> end(Side side) {
        return side == originalSide ? Optional.of(original) : copy;
    }

    /** Returns the same with other ends, active. */
    public Link with(LinkEnd newOriginal, LinkEnd newCopy, FieldHashes newWanted) {
        return new Link(
                id,
                pair,
                originalSide,
                newOriginal,
                Optional.of(newCopy),
                newWanted,
                generation,
                State.ACTIVE,
                uidHash);
    }

    /** Returns the same with another original end. */
    public Link withOriginal(LinkEnd newOriginal) {
        return new Link(id, pair, originalSide, newOriginal, copy, wanted, generation, state, uidHash);
    }

    /** Returns the same without a copy, one generation on. */
    public Link without(State why) {
        return new Link(id, pair, originalSide, original, Optional.empty(), wanted, generation + 1, why, uidHash);
    }
}
