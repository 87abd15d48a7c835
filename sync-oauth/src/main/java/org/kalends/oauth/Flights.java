package org.kalends.oauth;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * The renewals that are under way in this process, one an account and challenge: whoever comes later waits for its answer. Who has to answer
 * a claims challenge does not join a renewal that answers none, nor is content with what another one has stored meanwhile.
 */
final class Flights {

    /** How often a challenge is answered anew because somebody else was faster. */
    private static final int MOST_TRIES = 3;

    /** Why an account is renewed; {@code claims} is empty when there is no challenge. */
    private record Reason(AccountId account, String claims) {}

    /** A challenge that a stored credential answers. */
    private record Answer(String claims, long revision) {}

    private final Map<Reason, CompletableFuture<Optional<Stored>>> running = new ConcurrentHashMap<>();
    private final Map<AccountId, Answer> answers = new ConcurrentHashMap<>();
    private final Renewal renewal;

    Flights(Renewal renewal) {
        this.renewal = renewal;
    }

    /** Returns whether this process has stored the credential of a revision as the answer to a challenge. */
    boolean answered(AccountId account, String claims, long revision) {
        return new Answer(claims, revision).equals(answers.get(account));
    }

    /**
     * Renews a credential.
     *
     * @param claims the challenge that the new one has to answer; empty for none
     */
    Optional<Stored> renewed(AccountId account, String claims, long seenRevision, UnaryOperator<Credential> refresh) {
        Reason reason = new Reason(account, claims);
        while (true) {
            CompletableFuture<Optional<Stored>> own = new CompletableFuture<>();
            CompletableFuture<Optional<Stored>> other = running.putIfAbsent(reason, own);
            if (other == null) {
                return lead(own, reason, seenRevision, refresh);
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
            Reason reason,
            long seenRevision,
            UnaryOperator<Credential> refresh) {
        try {
            Optional<Stored> fresh = reason.claims().isEmpty()
                    ? renewal.renew(reason.account(), seenRevision, refresh)
                    : answer(reason, seenRevision, refresh);
            own.complete(fresh);
            return fresh;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(reason, own);
        }
    }

    /** Renews until it is the answer to the challenge that is stored. */
    private Optional<Stored> answer(Reason reason, long seenRevision, UnaryOperator<Credential> refresh) {
        Set<Credential> ours = new HashSet<>();
        UnaryOperator<Credential> noted = credential -> {
            Credential fresh = refresh.apply(credential);
            ours.add(fresh);
            return fresh;
        };
        Optional<Stored> now = renewal.renew(reason.account(), seenRevision, noted);
        for (int tries = 1; tries < MOST_TRIES && now.isPresent() && !isOneOf(ours, now.get()); tries++) {
            now = renewal.renew(reason.account(), now.get().revision(), noted);
        }
        now.filter(stored -> isOneOf(ours, stored))
                .ifPresent(stored -> answers.put(reason.account(), new Answer(reason.claims(), stored.revision())));
        return now;
    }

    /** A store may keep moments less exactly. */
    private static boolean isOneOf(Set<Credential> ours, Stored stored) {
        return ours.stream()
                .anyMatch(own -> own instanceof Credential.OAuth fresh
                        && stored.credential() instanceof Credential.OAuth kept
                        && fresh.accessToken().equals(kept.accessToken()));
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
