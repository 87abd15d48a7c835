package org.kalends.core.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The copies that a removal could not delete, and why. Used by one thread. */
final class StayingCopies {

    /** After these nothing else is going to succeed now, and trying would only make it worse. */
    private static final Set<FailureKind> HOPELESS = EnumSet.of(FailureKind.RATE_LIMITED, FailureKind.AUTHENTICATION);

    private static final Set<FailureKind> FOR_GOOD = EnumSet.of(FailureKind.UNSUPPORTED, FailureKind.PERMANENT);

    private final List<ProviderException> failures = new ArrayList<>();

    /** Takes note of one; throws the failure when no other copy needs to be tried. */
    void add(ProviderException failure) {
        if (HOPELESS.contains(failure.kind())) {
            throw failure;
        }
        failures.add(failure);
    }

    /** Throws when there are any. */
    void check() {
        if (failures.isEmpty()) {
            return;
        }
        ProviderException first = failures.get(0);
        boolean forGood = failures.stream().allMatch(failure -> FOR_GOOD.contains(failure.kind()));
        Optional<Duration> pause = failures.stream()
                .flatMap(failure -> failure.retryAfter().stream())
                .max(Comparator.naturalOrder());
        throw new ProviderException(
                forGood ? FailureKind.UNSUPPORTED : FailureKind.RETRYABLE, message(), pause, Optional.of(first));
    }

    private String message() {
        String reasons = failures.stream()
                .map(failure -> String.valueOf(failure.getMessage()))
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        return (failures.size() == 1 ? "1 copy stays: " : failures.size() + " copies stay: ") + reasons;
    }
}
