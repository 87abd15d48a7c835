package org.kalends.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.Side;

/**
 * Finds out what became of writes that a crash or a lost answer left open.
 *
 * <p>Nobody kept what the remote side made of such a write. Whether somebody edited the event on top of it is told by its modification
 * time, with a minute for clocks that differ; without such an edit, the fields that were written count as ours.
 */
final class IntentSettler {

    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /** A version that no remote side uses: the fields are compared by their hashes. */
    private static final Version UNKNOWN = new Version("-");

    private final RunContext run;
    private final Lease lease;

    IntentSettler(RunContext run, Lease lease) {
        this.run = run;
        this.lease = lease;
    }

    Settlement settle() {
        Settlement settlement = new Settlement();
        for (Intent intent : run.store().intents(run.pair().id())) {
            if (intent.write() instanceof Intent.Write.Create create) {
                settle(intent, create);
            } else if (intent.write() instanceof Intent.Write.Delete delete) {
                settle(intent, delete);
            } else if (intent.write() instanceof Intent.Write.Update update) {
                settle(intent, update, settlement);
            }
        }
        return settlement;
    }

    private void settle(Intent intent, Intent.Write.Create create) {
        Optional<RemoteEvent> found =
                run.provider(intent.side()).findByOrigin(run.pair().calendar(intent.side()), create.mark());
        List<Link> saved =
                found.map(copy -> link(create.link(), copy, intent)).stream().toList();
        run.store().store(lease, new LinkChanges(saved, List.of(), List.of(intent.id())));
    }

    private Link link(Link draft, RemoteEvent copy, Intent intent) {
        FieldHashes hashes = run.crossing().hashes(copy.event());
        LinkEnd end = run.crossing().end(copy, hashes, run.window());
        if (editedSince(intent.at(), copy)) {
            end = unknown(end, draft.wanted());
        }
        return draft.with(draft.original(), end, draft.wanted());
    }

    /** Returns an end that is compared with what we wrote, whatever its version. */
    static LinkEnd unknown(LinkEnd end, FieldHashes written) {
        return new LinkEnd(end.key(), end.seriesKey(), UNKNOWN, written, end.start(), end.end());
    }

    private void settle(Intent intent, Intent.Write.Delete delete) {
        boolean gone = isGone(intent.side(), delete.key());
        List<Link> saved = gone ? delete.after().stream().toList() : List.of();
        boolean forget = gone && delete.after().isEmpty();
        run.store()
                .store(
                        lease,
                        new LinkChanges(saved, forget ? List.of(intent.link()) : List.of(), List.of(intent.id())));
    }

    private void settle(Intent intent, Intent.Write.Update update, Settlement settlement) {
        Set<EventField> ours = readIfReadable(intent.side(), update.key())
                .filter(event -> !event.version().equals(update.version()))
                .map(event -> ours(event, update, intent))
                .orElse(Set.of());
        if (ours.isEmpty()) {
            run.store().store(lease, new LinkChanges(List.of(), List.of(), List.of(intent.id())));
        } else {
            settlement.open(intent.link(), intent.side(), ours, intent.id());
        }
    }

    /** A field that says what we wrote is ours; another one is when nobody edited the event since: the remote side normalised it. */
    private Set<EventField> ours(RemoteEvent event, Intent.Write.Update update, Intent intent) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        fields.addAll(update.fields());
        if (editedSince(intent.at(), event)) {
            fields.removeAll(update.written().differences(run.crossing().hashes(event.event())));
        }
        return fields;
    }

    private boolean isGone(Side side, EventKey key) {
        try {
            return read(side, key).isEmpty();
        } catch (ProviderException e) {
            if (e.kind() != FailureKind.PERMANENT) {
                throw e;
            }
            return false;
        }
    }

    private Optional<RemoteEvent> read(Side side, EventKey key) {
        return run.provider(side).get(run.pair().calendar(side), key);
    }

    /** Returns the event, or nothing when it can no longer be read: the plan then leaves it alone anyway. */
    private Optional<RemoteEvent> readIfReadable(Side side, EventKey key) {
        boolean occurrences = run.pair().policy().recurrence() == RecurrenceView.OCCURRENCES;
        try {
            return read(side, key)
                    .filter(event -> !occurrences || event.event().recurrence().isEmpty());
        } catch (ProviderException e) {
            if (e.kind() != FailureKind.PERMANENT) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean editedSince(Instant at, RemoteEvent event) {
        return event.modifiedAt()
                .filter(modified -> modified.isAfter(at.plus(CLOCK_DIFFERENCE)))
                .isPresent();
    }
}
