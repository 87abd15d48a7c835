package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * Changes or deletes one occurrence of a series.
 *
 * <p>Its version is a hash of what it says, so it is looked at first; the etag of that look guards the write. Any write to a series
 * changes the etags of all its occurrences, so writes to one series take turns, and a refusal is looked into once.
 */
final class OccurrenceWrite {

    private final WriteContext context;

    private final RemoteWrite write;

    private final String id;

    private final Version expected;

    private final Tries zones = new Tries(2);

    OccurrenceWrite(WriteContext context, RemoteWrite.Update update) {
        this(context, update, update.key().value(), update.version());
    }

    OccurrenceWrite(WriteContext context, RemoteWrite.Delete delete) {
        this(context, delete, delete.key().value(), delete.version());
    }

    private OccurrenceWrite(WriteContext context, RemoteWrite write, String id, Version expected) {
        this.context = context;
        this.write = write;
        this.id = id;
        this.expected = expected;
    }

    Move begin() {
        return look(true);
    }

    private Move look(boolean again) {
        return context.look(id, found -> {
            Optional<String> series = found.flatMap(owned -> owned.item().masterId());
            if (found.isEmpty() || series.isEmpty()) {
                return found.isEmpty() ? gone() : changed();
            }
            GraphRequest master = context.requests().event(context.calendar(), series.get());
            return new Move.Ask(
                    master,
                    series,
                    answer -> context.fetcher()
                            .whole(context.calendar(), answer)
                            .map(whole -> writeIfExpected(found.get().item(), whole, again))
                            .orElseGet(this::gone));
        });
    }

    private Move writeIfExpected(GraphItem item, Owned master, boolean again) {
        RemoteEvent now = Reading.required(() -> RemoteEvents.occurrence(item, master.item(), master.own()));
        if (!now.version().equals(expected)) {
            return changed();
        }
        Known known = Known.of(item, master.own());
        Optional<String> refusal = WriteGuard.refusal(known, master.own().mark().isPresent());
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        if (write instanceof RemoteWrite.Update update) {
            Set<EventField> fields = EnumSet.noneOf(EventField.class);
            fields.addAll(update.fields());
            fields.remove(EventField.RECURRENCE);
            return fields.isEmpty()
                    ? Move.done(new WriteOutcome.Written(now))
                    : change(item, master, update, fields, again);
        }
        return delete(item, again);
    }

    private Move change(
            GraphItem item, Owned master, RemoteWrite.Update update, Set<EventField> fields, boolean again) {
        if (fields.contains(EventField.DESCRIPTION)
                && Known.of(item, master.own()).online()) {
            return new MeetingBody(context, id, update.event()).begin(body -> {
                fields.remove(EventField.DESCRIPTION);
                Event patch = context.spelling().writer().patch(update.event(), fields);
                patch.setBody(body);
                return send(item, master, update, patch, again);
            });
        }
        return send(item, master, update, context.spelling().writer().patch(update.event(), fields), again);
    }

    private Move send(GraphItem item, Owned master, RemoteWrite.Update update, Event patch, boolean again) {
        return Move.ask(context.requests().patch(context.calendar(), id, patch, item.etag()), answer -> {
            if (answer.ok()) {
                return stored(answer, master);
            }
            if (answer.status() == 412) {
                return again ? look(false) : changed();
            }
            if (answer.code().equalsIgnoreCase("ErrorOccurrenceCrossingBoundary")) {
                return Move.failed(FailureKind.UNSUPPORTED, "start: an occurrence cannot be moved past its neighbours");
            }
            return EventFetcher.gone(answer)
                    ? gone()
                    : context.refused(answer, update.event(), zones, () -> look(again));
        });
    }

    private static Move stored(GraphAnswer answer, Owned master) {
        try {
            GraphItem stored = GraphItem.of(answer.body()).orElseThrow();
            return Move.done(new WriteOutcome.Written(RemoteEvents.occurrence(stored, master.item(), master.own())));
        } catch (RuntimeException unreadable) {
            return Move.failed(
                    new ProviderException(FailureKind.AMBIGUOUS, "written, but it cannot be read back", unreadable));
        }
    }

    private Move delete(GraphItem item, boolean again) {
        return Move.ask(context.requests().delete(context.calendar(), id, item.etag()), answer -> {
            if (answer.ok() || EventFetcher.gone(answer)) {
                context.known().deleted(context.calendar(), id);
                return Move.done(new WriteOutcome.Deleted());
            }
            if (answer.status() == 412) {
                return again ? look(false) : changed();
            }
            return context.refused(answer);
        });
    }

    private Move gone() {
        return write instanceof RemoteWrite.Delete
                ? Move.done(new WriteOutcome.Deleted())
                : Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
    }

    private static Move changed() {
        return Move.failed(FailureKind.CONFLICT, "changing: it has changed");
    }
}
