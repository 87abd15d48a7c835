package org.kalends.provider.m365.internal.graph;

import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.oauth.AccessTokens;

/**
 * Lets three requests of one mailbox out at a time, in the order in which they come, or one batch alone.
 *
 * <p>The service takes four at once. A batch takes all four, because its steps run four at a time; beside single requests the fourth is left
 * to whatever does not pass here: a subscription that is being created, or another program of the same registration. Safe for use by
 * several threads.
 */
final class MailboxGate {

    private static final int AT_ONCE = 3;

    /** The mailboxes of those that still use the tokens. */
    private static final Map<AccessTokens, Map<AccountId, Semaphore>> SHARED = new WeakHashMap<>();

    private final Map<AccountId, Semaphore> mailboxes;

    private final Duration patience;

    /**
     * Creates an open gate.
     *
     * @param patience how long a request waits for others before it gives up
     */
    MailboxGate(Duration patience) {
        this(new ConcurrentHashMap<>(), patience);
    }

    private MailboxGate(Map<AccountId, Semaphore> mailboxes, Duration patience) {
        this.mailboxes = mailboxes;
        this.patience = patience;
    }

    /** Returns the gate before the mailboxes that these tokens open, whoever uses them. */
    static MailboxGate of(AccessTokens tokens, Duration patience) {
        synchronized (SHARED) {
            return new MailboxGate(SHARED.computeIfAbsent(tokens, unknown -> new ConcurrentHashMap<>()), patience);
        }
    }

    <T> T one(AccountId account, Supplier<T> call) {
        return pass(account, 1, call);
    }

    <T> T alone(AccountId account, Supplier<T> call) {
        return pass(account, AT_ONCE, call);
    }

    private <T> T pass(AccountId account, int permits, Supplier<T> call) {
        Semaphore mailbox = mailboxes.computeIfAbsent(account, unknown -> new Semaphore(AT_ONCE, true));
        if (!acquired(mailbox, permits)) {
            throw new ProviderException(FailureKind.RETRYABLE, "graph: too many calls of this account are waiting");
        }
        try {
            return call.get();
        } finally {
            mailbox.release(permits);
        }
    }

    private boolean acquired(Semaphore mailbox, int permits) {
        try {
            return mailbox.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
