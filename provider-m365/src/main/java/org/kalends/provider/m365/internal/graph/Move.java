package org.kalends.provider.m365.internal.graph;

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
    record Ask(GraphRequest request, Optional<String> lane, Function<GraphAnswer, Move> then) implements Move {}

    /**
     * The write has come to its end.
     *
     * @param outcome what became of it
     */
    record Done(WriteOutcome outcome) implements Move {}

    static Move ask(GraphRequest request, Function<GraphAnswer, Move> then) {
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
}
