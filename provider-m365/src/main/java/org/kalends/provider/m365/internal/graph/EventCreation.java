package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.microsoft.graph.models.Event;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.provider.m365.internal.event.GraphLimits;
import org.kalends.provider.m365.internal.event.GraphWriter;
import org.kalends.provider.m365.internal.event.TransactionIds;

/**
 * Creates one copy, or meets the one that an earlier attempt has created.
 *
 * <p>The service itself knows a repetition by the transaction id, most of the time. Where this process has tried before, or the service
 * says that the id is taken, the mark is searched for. An event that was changed since it was created may have become something else: an
 * original that outlived its own keeps the transaction id of the copy that it was. Its mark tells.
 */
final class EventCreation {

    private static final GraphLimits LIMITS = new GraphLimits();

    private final WriteContext context;

    private final OriginMark mark;

    private final CalendarEvent event;

    private final Tries zones = new Tries(2);

    EventCreation(WriteContext context, RemoteWrite.Create create) {
        this.context = context;
        this.mark = create.mark();
        this.event = create.event();
    }

    Move begin() {
        Optional<String> refusal = event.recurrence().isPresent() ? LIMITS.refusal(event) : Optional.empty();
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, "recurrence: " + refusal.get());
        }
        return context.sent().contains(context.calendar(), mark) ? search(true) : post(true);
    }

    private Move post(boolean named) {
        GraphWriter writer = context.spelling().writer();
        Event copy = writer.create(event);
        context.mark(copy, mark);
        if (named) {
            copy.setTransactionId(TransactionIds.of(mark));
        }
        Own own = new Own(Optional.of(mark), writer.facts(event));
        GraphRequest request = context.requests().create(context.calendar(), copy);
        context.sent().add(context.calendar(), mark);
        return Move.ask(request, answer -> posted(answer, own, named));
    }

    private Move posted(GraphAnswer answer, Own own, boolean named) {
        if (answer.ok()) {
            Optional<GraphItem> old = GraphItem.of(answer.orThrow().body()).filter(GraphItem::wasChanged);
            if (named && old.isPresent()) {
                return met(old.get().id());
            }
            Owned stored = context.stored(answer, own);
            return hasExceptions() ? exceptions(stored) : WriteContext.written(stored);
        }
        if (answer.status() == 409 && named) {
            return search(false);
        }
        return context.refused(answer, event, zones, () -> post(named));
    }

    /**
     * Looks for what an earlier attempt has left.
     *
     * @param named whether, when there is nothing, the usual name can be used
     */
    private Move search(boolean named) {
        return Move.ask(context.requests().copy(context.calendar(), mark), answer -> {
            List<JsonElement> found = GraphPages.items(answer.orThrow());
            Optional<String> id = found.stream()
                    .flatMap(element -> GraphItem.of(element).stream())
                    .filter(item ->
                            Own.of(item, context.calendar().calendarId()).mark().equals(Optional.of(mark)))
                    .map(GraphItem::id)
                    .findFirst();
            return id.map(this::met).orElseGet(() -> post(named));
        });
    }

    private Move met(String id) {
        return context.lookWhole(id, found -> {
            if (found.filter(there -> there.own().mark().equals(Optional.of(mark)))
                    .isEmpty()) {
                return post(false);
            }
            return isFinished(found.get()) ? WriteContext.written(found.get()) : exceptions(found.get());
        });
    }

    private Move exceptions(Owned master) {
        return SeriesExceptions.fresh(context, event.recurrence().orElseThrow()).begin(master);
    }

    private boolean hasExceptions() {
        return event.recurrence().filter(SeriesExceptions::areIn).isPresent();
    }

    /** An earlier attempt may have been cut short between the series and its exceptions. */
    private boolean isFinished(Owned found) {
        Optional<Recurrence> there = Reading.required(() -> RemoteEvents.whole(found.item(), found.own()))
                .event()
                .recurrence();
        return event.recurrence().isEmpty()
                || there.isEmpty()
                || (there.get()
                                .exclusions()
                                .containsAll(event.recurrence().get().exclusions())
                        && there.get()
                                .overrides()
                                .keySet()
                                .containsAll(
                                        event.recurrence().get().overrides().keySet()));
    }
}
