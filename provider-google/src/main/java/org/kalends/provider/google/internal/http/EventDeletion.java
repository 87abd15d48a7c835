package org.kalends.provider.google.internal.http;

import java.util.Optional;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * Deletes an event or a whole series. That it is gone already counts as success. A series is looked at before, for the guests of its
 * occurrences.
 */
final class EventDeletion {

    private final WriteContext context;

    private final String id;

    private final Version expected;

    private final Optional<Known> before;

    EventDeletion(WriteContext context, RemoteWrite.Delete delete) {
        this.context = context;
        this.id = delete.key().value();
        this.expected = delete.version();
        this.before = context.known().at(context.calendar(), id, Versions.etag(expected));
    }

    Move begin() {
        return before.filter(known -> !known.recurs())
                .map(known -> delete(known, true))
                .orElseGet(() -> look(true));
    }

    /** Looks at what is there, at a series with its exceptions. */
    private Move look(boolean again) {
        return context.lookWhole(id, found -> {
            if (found.isEmpty()) {
                return deleted();
            }
            Known now = Known.of(found.get());
            return now.isAsExpected(version(found.get()), expected, before)
                    ? delete(now, again)
                    : Move.failed(FailureKind.CONFLICT, "deleting: it has changed");
        });
    }

    /** What cannot be read can be deleted in the state that is expected. */
    private Version version(EventFetcher.Series found) {
        try {
            return context.read(found).version();
        } catch (ProviderException unreadable) {
            return new Version(found.master().getEtag());
        }
    }

    private Move delete(Known known, boolean again) {
        Optional<String> refusal = known.refusal(known.mark().isPresent());
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        return Move.ask(context.requests().delete(context.calendar(), id, known.etag()), answer -> {
            if (answer.ok() || answer.status() == 410) {
                return deleted();
            }
            if (answer.missing()) {
                return context.ifThere(this::deleted);
            }
            if (answer.status() == 412) {
                return again ? look(false) : Move.failed(answer.failure());
            }
            ProviderException failure = answer.failure();
            return failure.kind() == FailureKind.AMBIGUOUS
                    ? Move.unsure(() -> context.look(id, found -> found.isEmpty() ? deleted() : Move.failed(failure)))
                    : context.refused(answer);
        });
    }

    private Move deleted() {
        context.known().forget(context.calendar(), id);
        return Move.done(new WriteOutcome.Deleted());
    }
}
