package org.kalends.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.core.internal.plan.Resemblance;

/**
 * Ties a copy to the link that it was created for.
 *
 * <p>Whether the copy is as the remote side made it, was there before, or was edited since, is told by its modification time, with a
 * minute for clocks that differ.
 */
final class Ties {

    /** A version that no remote side uses: the fields are compared by their hashes. */
    static final Version UNKNOWN = new Version("-");

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    private final RunContext run;

    Ties(RunContext run) {
        this.run = run;
    }

    /**
     * Returns the link with the copy that a creation was answered with.
     *
     * @param draft the link without its copy
     * @param copy what the remote side now holds
     * @param at when the copy was to be created
     */
    Link answered(Link draft, RemoteEvent copy, Instant at) {
        FieldHashes says = run.crossing().hashes(copy.event());
        LinkEnd end = run.crossing().end(copy, says, run.window());
        // An older copy was never asked to say what it shall say now: the next plan asks.
        return draft.with(draft.original(), end, isOlder(at, copy) ? says : draft.wanted());
    }

    /** Returns the link with the copy that was found after a creation without an answer; somebody may have edited it. */
    Link found(Link draft, RemoteEvent copy, Instant at) {
        Link link = answered(draft, copy, at);
        FieldHashes wanted = draft.wanted();
        if (isOlder(at, copy)) {
            return link;
        }
        LinkEnd end = link.copy().orElseThrow();
        FieldHashes written = isEditedSince(at, copy) ? wanted : end.hashes().with(Resemblance.TEXTS, wanted);
        return written.equals(end.hashes()) ? link : link.with(link.original(), unknown(end, written), wanted);
    }

    static boolean isEditedSince(Instant at, RemoteEvent event) {
        return event.modifiedAt()
                .filter(modified -> modified.isAfter(at.plus(CLOCK_DIFFERENCE)))
                .isPresent();
    }

    private static boolean isOlder(Instant at, RemoteEvent event) {
        return event.modifiedAt()
                .filter(modified -> modified.isBefore(at.minus(CLOCK_DIFFERENCE)))
                .isPresent();
    }

    /** Returns an end that is compared with what we wrote, whatever its version. */
    private static LinkEnd unknown(LinkEnd end, FieldHashes written) {
        return new LinkEnd(end.key(), end.seriesKey(), UNKNOWN, written, end.start(), end.end());
    }
}
