package org.kalends.provider.google.internal.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.google.internal.event.GoogleProblem;

/** Keeps one event that cannot be read from spoiling the others. */
final class Reading {

    private Reading() {}

    /** Returns what is told of an event or a series: what reading it gives, or that it cannot be read. */
    static RemoteChange change(String id, Supplier<RemoteChange> reading) {
        try {
            return reading.get();
        } catch (ProviderException failure) {
            throw failure;
        } catch (RuntimeException problem) {
            return unreadable(id, problem);
        }
    }

    /** Returns what is told of a series as a whole, or that it cannot be read; empty when only its occurrences can tell it. */
    static Optional<RemoteChange> whole(String id, Supplier<RemoteChange> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ProviderException failure) {
            throw failure;
        } catch (RuntimeException problem) {
            return problem instanceof GoogleProblem known && known.onlyOccurrences()
                    ? Optional.empty()
                    : Optional.of(unreadable(id, problem));
        }
    }

    /** Returns what reading an event gives; PERMANENT when it cannot be read. */
    static <T> T required(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProviderException failure) {
            throw failure;
        } catch (RuntimeException problem) {
            throw new ProviderException(FailureKind.PERMANENT, "the event cannot be read: " + text(problem), problem);
        }
    }

    private static RemoteChange unreadable(String id, RuntimeException problem) {
        return new RemoteChange.Unreadable(new EventKey(id), text(problem));
    }

    /** Other messages than our own may quote what the event says. */
    private static String text(RuntimeException problem) {
        return problem instanceof GoogleProblem || problem instanceof UnplacedOccurrence
                ? String.valueOf(problem.getMessage())
                : "a property has an unknown form (" + problem.getClass().getSimpleName() + ")";
    }
}
