package org.kalends.core.internal.run;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Resemblance;

/**
 * Finds out what became of writes that a crash or a lost answer left open.
 *
 * <p>Nobody kept what the remote side made of such a write. Whether somebody edited the event on top of it is told by its modification
 * time, with a minute for clocks that differ; without such an edit, the fields that were written count as ours.
 */
final class IntentSettler {

    private final RunContext run;
    private final Consumer<LinkChanges> found;

    /**
     * Creates a settler.
     *
     * @param found takes what is known for certain now; a preview keeps none of it, and plans by what the calendars hold
     */
    IntentSettler(RunContext run, Consumer<LinkChanges> found) {
        this.run = run;
        this.found = found;
    }

    Settlement settle() {
        Settlement settlement = new Settlement();
        for (Intent intent : run.store().intents(run.pair().id())) {
            if (intent.write() instanceof Intent.Write.Create create) {
                settle(intent, create, settlement);
            } else if (intent.write() instanceof Intent.Write.Delete delete) {
                settle(intent, delete);
            } else if (intent.write() instanceof Intent.Write.Update update) {
                settle(intent, update, settlement);
            }
        }
        return settlement;
    }

    /** A copy that is found is linked at once; its intent stays open until a plan has looked at both ends. */
    private void settle(Intent intent, Intent.Write.Create create, Settlement settlement) {
        Ties ties = new Ties(run);
        Optional<Link> link = run.provider(intent.side())
                .findByOrigin(run.pair().calendar(intent.side()), create.mark())
                .map(copy -> ties.found(create.link(), copy, intent.at()));
        if (link.isPresent()) {
            found.accept(new LinkChanges(List.of(link.get()), List.of(), List.of()));
            settlement.open(link.get().id(), intent.side(), Set.of(), intent.id());
        } else {
            found.accept(new LinkChanges(List.of(), List.of(), List.of(intent.id())));
        }
    }

    private void settle(Intent intent, Intent.Write.Delete delete) {
        boolean gone = isGone(intent.side(), delete.key());
        List<Link> saved = gone ? delete.after().stream().toList() : List.of();
        boolean forget = gone && delete.after().isEmpty();
        found.accept(new LinkChanges(saved, forget ? List.of(intent.link()) : List.of(), List.of(intent.id())));
    }

    private void settle(Intent intent, Intent.Write.Update update, Settlement settlement) {
        Optional<RemoteEvent> written = readIfReadable(intent.side(), update.key())
                .filter(event -> !event.version().equals(update.version()));
        Set<EventField> ours = written.map(event -> ours(event, update, intent)).orElse(Set.of());
        Set<EventField> missing = new HashSet<>(update.fields());
        missing.removeAll(ours);
        settlement.unwritten(intent.link(), intent.side(), missing);
        settlement.open(intent.link(), intent.side(), ours, intent.id());
        if (written.isPresent()) {
            settlement.asked(intent.link(), intent.side(), update);
        }
    }

    /**
     * A field that says what we wrote is ours. Another one is when nobody edited the event since: the remote side normalised it; but
     * for texts of copies, of which the plan sees whether they resemble what we wrote.
     */
    private Set<EventField> ours(RemoteEvent event, Intent.Write.Update update, Intent intent) {
        Set<EventField> different = update.written().differences(run.crossing().hashes(event.event()));
        if (!Ties.isEditedSince(intent.at(), event)) {
            different.retainAll(isCopy(intent) ? Resemblance.TEXTS : Set.of());
        }
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        fields.addAll(update.fields());
        fields.removeAll(different);
        return fields;
    }

    private boolean isCopy(Intent intent) {
        return run.store().linksById(run.pair().id(), List.of(intent.link())).stream()
                .anyMatch(link -> link.copySide() == intent.side());
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
}
