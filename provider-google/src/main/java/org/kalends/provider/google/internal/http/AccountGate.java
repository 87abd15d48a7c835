package org.kalends.provider.google.internal.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Lets a few calls of one account out at a time, in the order in which they come. The service counts calls by user and minute; a burst
 * only makes it refuse. Safe for use by several threads.
 */
final class AccountGate {

    private static final int AT_ONCE = 4;

    private final Map<AccountId, Semaphore> accounts = new ConcurrentHashMap<>();

    private final Duration patience;

    /**
     * Creates an open gate.
     *
     * @param patience how long a call waits for others before it gives up
     */
    AccountGate(Duration patience) {
        this.patience = patience;
    }

    <T> T pass(AccountId account, Supplier<T> call) {
        Semaphore semaphore = accounts.computeIfAbsent(account, unknown -> new Semaphore(AT_ONCE, true));
        if (!acquired(semaphore)) {
            throw new ProviderException(FailureKind.RETRYABLE, "google: too many calls of this account are waiting");
        }
        try {
            return call.get();
        } finally {
            semaphore.release();
        }
    }

    private boolean acquired(Semaphore semaphore) {
        try {
            return semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
