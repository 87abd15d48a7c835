package org.kalends.memory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Carries out guarded writes. */
final class InMemoryWrites {

    private final Capabilities capabilities;

    InMemoryWrites(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    WriteOutcome apply(InMemoryState state, RemoteWrite write) {
        if (!state.info().canWrite()) {
            throw unsupported("the calendar is read-only");
        }
        synchronized (state) {
            if (write instanceof RemoteWrite.Create create) {
                return create(state, create);
            }
            if (write instanceof RemoteWrite.Update update) {
                return update(state, update);
            }
            return delete(state, (RemoteWrite.Delete) write);
        }
    }

    private WriteOutcome create(InMemoryState state, RemoteWrite.Create create) {
        Optional<InMemoryItem> first = state.markedWith(create.mark());
        if (first.isPresent()) {
            return new WriteOutcome.Written(told(state, first.get().key()));
        }
        if (state.hasUsed(create.mark())) {
            throw new ProviderException(FailureKind.CONFLICT, "the mark was used before");
        }
        needSeries(create.event().recurrence().isPresent());
        CalendarEvent nobody = CalendarEvent.builder(create.event().time()).build();
        CalendarEvent copy = withoutGuests(create.event(), nobody);
        return new WriteOutcome.Written(told(state, state.add(copy, Optional.of(create.mark()))));
    }

    private WriteOutcome update(InMemoryState state, RemoteWrite.Update update) {
        needRights(state, update.key());
        needSeries(update.fields().contains(EventField.RECURRENCE)
                && update.event().recurrence().isPresent());
        RemoteEvent now = state.event(update.key()).orElseThrow(() -> InMemoryState.gone(update.key()));
        guard(now, update.version());
        needReadable(state, update.key());
        if (now.seriesKey().isPresent() && update.fields().contains(EventField.RECURRENCE)) {
            throw unsupported("an occurrence does not recur");
        }
        state.change(
                update.key(),
                event -> {
                    CalendarEvent asked = event;
                    for (EventField field : update.fields()) {
                        asked = asked.with(field, update.event());
                    }
                    CalendarEvent normalised = state.normalised(asked);
                    CalendarEvent written = event;
                    for (EventField field : update.fields()) {
                        written = written.with(field, normalised);
                    }
                    return withoutGuests(written, event);
                },
                update.mark().or(now::originMark));
        return new WriteOutcome.Written(told(state, update.key()));
    }

    private WriteOutcome delete(InMemoryState state, RemoteWrite.Delete delete) {
        needRights(state, delete.key());
        Optional<RemoteEvent> now = state.event(delete.key());
        if (now.isPresent()) {
            guard(now.get(), delete.version());
            state.delete(delete.key());
        }
        return new WriteOutcome.Deleted();
    }

    /** Returns an event, and its overrides, with everything that is never written as it was before. */
    private static CalendarEvent withoutGuests(CalendarEvent written, CalendarEvent before) {
        CalendarEvent.Builder builder = written.toBuilder()
                .organizer(before.organizer())
                .attendees(before.attendees())
                .iCalUid(before.iCalUid())
                .facts(before.facts());
        written.recurrence().ifPresent(recurrence -> {
            Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
            recurrence
                    .overrides()
                    .forEach((start, override) -> overrides.put(
                            start,
                            withoutGuests(
                                    override,
                                    before.recurrence()
                                            .map(Recurrence::overrides)
                                            .map(known -> known.get(start))
                                            .orElse(before))));
            builder.recurrence(Optional.of(recurrence.withOverrides(overrides)));
        });
        return builder.build();
    }

    private void needRights(InMemoryState state, EventKey key) {
        if (InMemorySeries.originalStart(key).isPresent()) {
            if (!capabilities.has(Capability.OCCURRENCE_WRITES)) {
                throw unsupported("single occurrences cannot be written");
            }
        } else {
            needSeries(state.item(key).filter(InMemoryItem::isSeries).isPresent());
        }
    }

    private void needSeries(boolean isSeries) {
        if (isSeries && !capabilities.has(Capability.SERIES)) {
            throw unsupported("whole series cannot be written");
        }
    }

    private static void guard(RemoteEvent now, Version expected) {
        if (!now.version().equals(expected)) {
            throw new ProviderException(FailureKind.CONFLICT, "the event is at another version");
        }
    }

    private static RemoteEvent told(InMemoryState state, EventKey key) {
        needReadable(state, key);
        return state.event(key).orElseThrow(() -> InMemoryState.gone(key));
    }

    private static void needReadable(InMemoryState state, EventKey key) {
        if (!state.item(key).map(InMemoryItem::readable).orElse(true)) {
            throw new ProviderException(FailureKind.PERMANENT, "the event cannot be read");
        }
    }

    private static ProviderException unsupported(String why) {
        return new ProviderException(FailureKind.UNSUPPORTED, why);
    }
}
