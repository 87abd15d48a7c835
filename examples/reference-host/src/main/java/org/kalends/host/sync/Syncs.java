package org.kalends.host.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncPreview;
import org.kalends.host.connection.Copies;
import org.kalends.host.library.PairQueue;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Service;

/** What users keep in step. What belongs to somebody else is not found. Safe for use by several threads and nodes. */
@Service
public final class Syncs {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_RUNS = 200;

    private final SyncRows rows;
    private final SyncViews views;
    private final SyncCreation creation;
    private final SyncChange change;
    private final SyncRemoval removal;
    private final SyncRuns runs;
    private final AccountAnswers answers;
    private final SyncEngine engine;
    private final SyncStore store;
    private final PairQueue queue;
    private final Patience patience;

    Syncs(
            SyncRows rows,
            SyncViews views,
            SyncCreation creation,
            SyncChange change,
            SyncRemoval removal,
            SyncRuns runs,
            AccountAnswers answers,
            SyncEngine engine,
            SyncStore store,
            PairQueue queue,
            Patience patience) {
        this.rows = rows;
        this.views = views;
        this.creation = creation;
        this.change = change;
        this.removal = removal;
        this.runs = runs;
        this.answers = answers;
        this.engine = engine;
        this.store = store;
        this.queue = queue;
        this.patience = patience;
    }

    /** Returns the syncs of a user, the oldest first. */
    public List<SyncView> list(UserId user) {
        return rows.of(user).stream().flatMap(row -> views.find(row).stream()).toList();
    }

    /** Returns one sync. */
    public SyncView find(UserId user, SyncId id) {
        return views.of(rows.require(user, id));
    }

    /** Makes a sync; refused with the field that is wrong. */
    public SyncView create(UserId user, SyncRequest request, FirstRun first) {
        return views.of(creation.create(user, request, first));
    }

    /** Changes what a sync does; the next run rewrites copies where they differ. Its calendars stay what they are. */
    public SyncView change(UserId user, SyncId id, SyncRequest request) {
        SyncRow row = rows.require(user, id);
        change.change(user, views.of(row).request(), request, pair(row));
        return views.of(row);
    }

    /**
     * Runs a sync and returns what that will have done; one that is paused, or waits for a person, is skipped. No thread waits meanwhile; a
     * user may wait for eight runs at once.
     */
    public CompletableFuture<ReportView> run(UserId user, SyncId id) {
        return runs.run(user, pair(rows.require(user, id))).thenApply(ReportView::of);
    }

    /** Asks for a run as soon as possible; nothing happens when the sync is paused, or waits for a person. */
    public void request(UserId user, SyncId id) {
        queue.requestNow(pair(rows.require(user, id)).id());
    }

    /** Returns what a run would do now, without writing anything. */
    public PreviewView preview(UserId user, SyncId id) {
        return PreviewView.of(preview(pair(rows.require(user, id))));
    }

    private SyncPreview preview(SyncPair pair) {
        try {
            return engine.preview(pair.id());
        } catch (ProviderException e) {
            throw answers.problem(pair, e);
        }
    }

    /** Stops a sync until it is resumed; a run that is under way still ends. */
    public SyncView pause(UserId user, SyncId id) {
        SyncRow row = rows.require(user, id);
        if (pair(row).status() == SyncPair.Status.NEEDS_CONFIRMATION) {
            throw Problem.conflict(
                    "It waits already", "The sync waits for a confirmation and does nothing until then.");
        }
        engine.pause(row.id().pair());
        return views.of(row);
    }

    /** Lets a sync run again, at once. */
    public SyncView resume(UserId user, SyncId id) {
        SyncRow row = rows.require(user, id);
        SyncPair pair = pair(row);
        if (pair.status() == SyncPair.Status.NEEDS_CONFIRMATION) {
            throw Problem.conflict(
                    "It waits for a confirmation",
                    "Look at the preview, then confirm that so many events are deleted.");
        }
        answers.requireUsable(pair);
        engine.resume(pair.id());
        queue.requestNow(pair.id());
        return views.of(row);
    }

    /**
     * Lets a run delete what the deletion guard has stopped, at once. Whatever else would be deleted then is asked for again.
     *
     * @param shown {@link PreviewView#deletions()} of the preview that was looked at, refused when another one has taken its place; empty to
     *     agree to what would be deleted now
     */
    public SyncView confirm(UserId user, SyncId id, Optional<String> shown) {
        SyncRow row = rows.require(user, id);
        SyncPair pair = pair(row);
        if (pair.status() != SyncPair.Status.NEEDS_CONFIRMATION) {
            throw Problem.conflict("There is nothing to confirm", "The sync does not wait for a confirmation.");
        }
        Deletions deletions = preview(pair).deletions();
        if (shown.filter(seen -> !seen.equals(deletions.digest())).isPresent()) {
            throw Problem.conflict(
                    "The calendars have changed",
                    "Other events would be deleted now than those that were shown. Look at the preview again, then confirm.");
        }
        engine.confirm(pair.id(), deletions);
        queue.requestNow(pair.id());
        return views.of(row);
    }

    /** Lets the next run read both calendars from the beginning, at once; it writes only what really differs. */
    public SyncView resync(UserId user, SyncId id) {
        SyncRow row = rows.require(user, id);
        patience.await(user, LONGEST_WAIT, () -> engine.resync(row.id().pair()) ? Optional.of(true) : Optional.empty());
        queue.requestNow(row.id().pair());
        return views.of(row);
    }

    /**
     * Ends a sync.
     *
     * @return how many copies were deleted
     */
    public int remove(UserId user, SyncId id, Copies copies) {
        return removal.remove(rows.require(user, id), copies);
    }

    /** Returns the latest runs, the newest first. */
    public List<ReportView> runs(UserId user, SyncId id) {
        return store.reports(rows.require(user, id).id().pair(), MOST_RUNS).stream()
                .map(ReportView::of)
                .toList();
    }

    /** Returns the events that cannot be synced. */
    public List<ParkedView> parked(UserId user, SyncId id) {
        return store.parked(rows.require(user, id).id().pair()).stream()
                .map(ParkedView::of)
                .toList();
    }

    private SyncPair pair(SyncRow row) {
        return store.pair(row.id().pair()).orElseThrow(() -> Problem.notFound("sync"));
    }
}
