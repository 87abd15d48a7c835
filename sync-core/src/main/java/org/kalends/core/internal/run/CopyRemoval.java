package org.kalends.core.internal.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Side;

/**
 * Deletes all copies that a pair has written, found by their origin marks alone, so that it also works when the store is lost.
 *
 * <p>A former copy that another copy names as its original is somebody's event now, and stays.
 */
public final class CopyRemoval {

    private final RunContext run;

    /** Creates the removal for a pair. */
    public CopyRemoval(RunContext run) {
        this.run = run;
    }

    /**
     * Deletes the copies on both sides; copies that are gone already count as deleted. One that cannot be deleted stops no other.
     *
     * @return how many were deleted
     * @throws ProviderException when a side cannot be read or wants to be left alone, or when copies stay: UNSUPPORTED when running
     *     again does not help, else RETRYABLE, saying how many and why
     */
    public int run() {
        Map<Side, List<RemoteEvent>> copies = new EnumMap<>(Side.class);
        Set<String> originals = new HashSet<>();
        for (Side side : Side.values()) {
            List<RemoteEvent> found = run.provider(side)
                    .findCopies(
                            run.pair().calendar(side),
                            run.crossing().installation(),
                            run.pair().id().value());
            copies.put(side, found);
            found.forEach(copy -> copy.originMark().ifPresent(mark -> originals.add(mark.original())));
        }
        int deleted = 0;
        StayingCopies staying = new StayingCopies();
        for (Side side : Side.values()) {
            List<RemoteWrite> deletions = new ArrayList<>();
            for (RemoteEvent copy : copies.getOrDefault(side, List.of())) {
                if (!originals.contains(run.crossing().linkId(side, copy).value())) {
                    deletions.add(new RemoteWrite.Delete(copy.key(), copy.version()));
                }
            }
            deleted += delete(side, deletions, staying);
        }
        staying.check();
        return deleted;
    }

    private int delete(Side side, List<RemoteWrite> deletions, StayingCopies staying) {
        int size = run.crossing().capabilities(side).writeBatch();
        int deleted = 0;
        for (int from = 0; from < deletions.size(); from += size) {
            List<RemoteWrite> batch = deletions.subList(from, Math.min(from + size, deletions.size()));
            for (WriteOutcome outcome : run.provider(side).write(run.pair().calendar(side), batch)) {
                if (outcome instanceof WriteOutcome.Failed failed) {
                    staying.add(failed.failure());
                } else {
                    deleted++;
                }
            }
        }
        return deleted;
    }
}
