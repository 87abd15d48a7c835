package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;

/** Changes fields of a single event, or those of a series that leave its rule alone. */
final class EventUpdate {

    private final WriteContext context;

    private final RemoteWrite.Update update;

    private final String id;

    private final Optional<Known> before;

    private final Tries zones = new Tries(2);

    EventUpdate(WriteContext context, RemoteWrite.Update update) {
        this.context = context;
        this.update = update;
        this.id = update.key().value();
        this.before = context.known().at(context.calendar(), id, SeriesVersion.etag(update.version()));
    }

    Move begin() {
        if (before.filter(Known::recurs).isPresent() && update.fields().contains(EventField.TIME)) {
            return new SeriesUpdate(context, update).begin();
        }
        // Of a series it is not known whom its exceptions concern.
        return before.filter(known -> !known.recurs())
                .map(known -> change(known, true))
                .orElseGet(() -> look(true));
    }

    private Move look(boolean again) {
        return context.lookWhole(
                id,
                found -> found.map(now -> changeIfExpected(now, again))
                        .orElseGet(() -> Move.failed(FailureKind.NOT_FOUND, "changing: it is gone")));
    }

    private Move changeIfExpected(Owned now, boolean again) {
        return Known.isAsExpected(now, update.version(), before)
                ? change(Known.of(now.item(), now.own()), again)
                : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
    }

    private Move change(Known known, boolean again) {
        if (known.recurs() && update.fields().contains(EventField.TIME)) {
            return new SeriesUpdate(context, update).begin();
        }
        boolean copy = isCopy(known);
        Optional<String> refusal = WriteGuard.refusal(known, copy);
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        if (known.online() && update.fields().contains(EventField.DESCRIPTION)) {
            return new MeetingBody(context, id, update.event()).begin(body -> {
                Set<EventField> others = EnumSet.copyOf(update.fields());
                others.remove(EventField.DESCRIPTION);
                Event patch = patch(known, others).patch();
                patch.setBody(body);
                return send(known, patch, again);
            });
        }
        MasterPatch patch = patch(known, update.fields());
        return patch.isEmpty() ? context.written(id) : send(known, patch.patch(), again);
    }

    private boolean isCopy(Known known) {
        return update.mark().isPresent() || known.own().mark().isPresent();
    }

    private MasterPatch patch(Known known, Set<EventField> fields) {
        return new MasterPatch(context, known.own(), update.mark(), update.event(), fields);
    }

    private Move send(Known known, Event patch, boolean again) {
        return Move.ask(
                context.requests().patch(context.calendar(), id, patch, known.etag()),
                answer -> sent(answer, known, again));
    }

    private Move sent(GraphAnswer answer, Known known, boolean again) {
        if (answer.ok()) {
            Owned stored = context.stored(answer, patch(known, update.fields()).after());
            return known.recurs() ? context.written(id) : WriteContext.written(stored);
        }
        if (answer.status() == 412) {
            return again ? look(false) : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
        }
        if (EventFetcher.gone(answer)) {
            return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
        }
        return context.refused(answer, update.event(), zones, () -> change(known, again));
    }
}
