package org.kalends.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The renewals that are under way in this process, one an account: whoever comes later waits for its answer. */
final class Flights {

    private final Map<AccountId, CompletableFuture<Optional<Stored>>> running = new ConcurrentHashMap<>();
    private final Renewal renewal;

    Flights(Renewal renewal) {
        this.renewal = renewal;
    }

    Optional<Stored> renewed(AccountId account, long seenRevision, UnaryOperator<Credential> refresh) {
        while (true) {
            CompletableFuture<Optional<Stored>> own = new CompletableFuture<>();
            CompletableFuture<Optional<Stored>> other = running.putIfAbsent(account, own);
            if (other == null) {
                return lead(own, account, seenRevision, refresh);
            }
            Optional<Stored> answer = await(other);
            // One that began before the credential was stored that has to be renewed helps nobody here.
            if (answer.isEmpty() || answer.get().revision() != seenRevision) {
                return answer;
            }
        }
    }

    private Optional<Stored> lead(
            CompletableFuture<Optional<Stored>> own,
            AccountId account,
            long seenRevision,
            UnaryOperator<Credential> refresh) {
        try {
            Optional<Stored> fresh = renewal.renew(account, seenRevision, refresh);
            own.complete(fresh);
            return fresh;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(account, own);
        }
    }

    private static Optional<Stored> await(CompletableFuture<Optional<Stored>> other) {
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(FailureKind.RETRYABLE, "interrupted while a token was being renewed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a renewal failed", e.getCause());
        }
    }
}
