package org.kalends.provider.google.internal.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;

/** Where a write stands: it waits for its turn or for an answer, or it has come to its end. */
sealed interface Move {

    /**
     * The write waits for its turn.
     *
     * @param beginning says how it begins
     */
    record Begin(Supplier<Move> beginning) implements Move {}

    /**
     * A request has to be sent before the write goes on.
     *
     * @param request the request
     * @param lane what other writes must not touch until this one has come to its end; empty when nothing is added
     * @param then goes on with the answer
     */
    record Ask(GoogleRequest request, Optional<String> lane, Function<GoogleAnswer, Move> then) implements Move {}

    /**
     * The write has come to its end.
     *
     * @param outcome what became of it
     */
    record Done(WriteOutcome outcome) implements Move {}

    static Move ask(GoogleRequest request, Function<GoogleAnswer, Move> then) {
        return new Ask(request, Optional.empty(), then);
    }

    static Move done(WriteOutcome outcome) {
        return new Done(outcome);
    }

    static Move failed(ProviderException failure) {
        return new Done(new WriteOutcome.Failed(failure));
    }

    static Move failed(FailureKind kind, String why) {
        return failed(new ProviderException(kind, why));
    }

    /**
     * Goes on behind a request that has, or may have, changed something: what fails from here on says nothing about that any more, so that
     * nobody knows.
     */
    static Move unsure(Supplier<Move> rest) {
        Move move;
        try {
            move = rest.get();
        } catch (ProviderException failure) {
            move = failed(failure);
        }
        if (move instanceof Ask ask) {
            return new Ask(
                    ask.request(), ask.lane(), answer -> unsure(() -> ask.then().apply(answer)));
        }
        return move instanceof Done done && done.outcome() instanceof WriteOutcome.Failed failed
                ? failed(unsure(failed.failure()))
                : move;
    }

    /** Goes on, and says at the end of it something else than that it was written; a failure stays what it is. */
    static Move unfinished(Move move, ProviderException why) {
        if (move instanceof Ask ask) {
            return new Ask(
                    ask.request(), ask.lane(), answer -> unfinished(ask.then().apply(answer), why));
        }
        return move instanceof Done done && done.outcome() instanceof WriteOutcome.Written ? failed(why) : move;
    }

    private static ProviderException unsure(ProviderException failure) {
        return switch (failure.kind()) {
            case RETRYABLE, RATE_LIMITED, AUTHENTICATION, PERMANENT ->
                new ProviderException(
                        FailureKind.AMBIGUOUS,
                        "sent, and then: " + failure.getMessage(),
                        failure.retryAfter(),
                        Optional.of(failure));
            case CONFLICT, CURSOR_EXPIRED, NOT_FOUND, UNSUPPORTED, AMBIGUOUS -> failure;
        };
    }
}
