package org.kalends.provider.m365.internal.graph;

import java.util.Optional;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Deletes one event or series, into the folder of deleted items. */
final class EventDeletion {

    private final WriteContext context;

    private final String id;

    private final Version version;

    private final Optional<Known> before;

    EventDeletion(WriteContext context, RemoteWrite.Delete delete) {
        this.context = context;
        this.id = delete.key().value();
        this.version = delete.version();
        this.before = context.known().at(context.calendar(), id, SeriesVersion.etag(version));
    }

    Move begin() {
        // Of a series it is not known whom its exceptions concern.
        return before.filter(known -> !known.recurs())
                .map(known -> delete(known, true))
                .orElseGet(() -> look(true));
    }

    private Move look(boolean again) {
        return context.lookWhole(id, found -> {
            if (found.isEmpty()) {
                return deleted();
            }
            Owned now = found.get();
            return Known.isAsExpected(now, version, before)
                    ? delete(Known.of(now.item(), now.own()), again)
                    : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
        });
    }

    private Move delete(Known known, boolean again) {
        Optional<String> refusal = WriteGuard.refusal(known, known.own().mark().isPresent());
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        return Move.ask(context.requests().delete(context.calendar(), id, known.etag()), answer -> {
            if (answer.ok() || EventFetcher.gone(answer)) {
                return deleted();
            }
            if (answer.status() == 412) {
                return again ? look(false) : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
            }
            // Consumer accounts say this of what is gone already, and of other things.
            return answer.status() == 400 && again ? confirm(answer) : context.refused(answer);
        });
    }

    private Move confirm(GraphAnswer refusal) {
        return context.look(id, found -> found.isEmpty() ? deleted() : Move.failed(refusal.failure()));
    }

    private Move deleted() {
        context.known().deleted(context.calendar(), id);
        return Move.done(new WriteOutcome.Deleted());
    }
}
