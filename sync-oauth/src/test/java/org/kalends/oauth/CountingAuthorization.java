package org.kalends.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** An identity provider in memory that numbers what it grants. */
final class CountingAuthorization implements ClaimsAuthorization {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final List<String> claims = new CopyOnWriteArrayList<>();
    private final Deque<FailureKind> failures = new ArrayDeque<>();
    private final Clock clock;
    private volatile Runnable before = () -> {};

    CountingAuthorization(Clock clock) {
        this.clock = clock;
    }

    int calls() {
        return calls.get();
    }

    int refreshes() {
        return refreshes.get();
    }

    List<String> claims() {
        return claims;
    }

    /** Runs something inside of each refresh. */
    void before(Runnable act) {
        this.before = act;
    }

    void fail(FailureKind kind, int times) {
        synchronized (failures) {
            for (int i = 0; i < times; i++) {
                failures.add(kind);
            }
        }
    }

    /** Returns this without answers to challenges. */
    Authorization withoutClaims() {
        return new Plain(this);
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential, String challenge) {
        claims.add(challenge);
        return refresh(credential);
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        calls.incrementAndGet();
        before.run();
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new ProviderException(failures.remove(), "scripted");
            }
        }
        int number = refreshes.incrementAndGet();
        return new Credential.OAuth(
                "access-" + number,
                Optional.of("refresh-" + number),
                clock.instant().plus(Duration.ofHours(1)),
                Set.of());
    }

    @Override
    public ProviderId provider() {
        return new ProviderId("counting");
    }

    @Override
    public SignIn begin(URI redirect) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grant connect(Credential.AppPassword password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(Credential credential) {
        throw new UnsupportedOperationException();
    }

    private record Plain(CountingAuthorization counting) implements Authorization {
        @Override
        public ProviderId provider() {
            return counting.provider();
        }

        @Override
        public SignIn begin(URI redirect) {
            return counting.begin(redirect);
        }

        @Override
        public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
            return counting.complete(signIn, redirect, answer);
        }

        @Override
        public Grant connect(Credential.AppPassword password) {
            return counting.connect(password);
        }

        @Override
        public Credential.OAuth refresh(Credential.OAuth credential) {
            return counting.refresh(credential);
        }

        @Override
        public void revoke(Credential credential) {
            counting.revoke(credential);
        }
    }
}
