package org.kalends.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of an account, renewed when it has to be.
 *
 * <p>However many threads ask, an account is renewed once at a time in this process, and once more for each claims challenge; across nodes
 * the {@link Renewal} decides, and who loses adopts what the winner stored, unless a challenge has to be answered. A new credential is stored before anybody gets it. Safe for use by several threads.
 *
 * <p>Failures are those of {@link Authorization#refresh}; AUTHENTICATION also for an account that is not connected.
 */
public final class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    /** How long a token must last at least to be handed out, when nothing else is said. */
    public static final Duration MARGIN = Duration.ofMinutes(5);

    private final TokenStore store;
    private final Authorization authorization;
    private final Clock clock;
    private final Duration margin;
    private final Flights flights;

    /** Creates a source that renews by compare and swap, {@link #MARGIN} ahead of time. */
    public AccessTokens(TokenStore store, Authorization authorization, Clock clock) {
        this(store, new SwapRenewal(store), authorization, clock, MARGIN);
    }

    /**
     * Creates a source.
     *
     * @param renewal how a credential of {@code store} is renewed
     * @param margin how long a token must last at least to be handed out
     */
    public AccessTokens(TokenStore store, Renewal renewal, Authorization authorization, Clock clock, Duration margin) {
        this.store = Objects.requireNonNull(store, "store");
        this.flights = new Flights(renewal);
        this.authorization = Objects.requireNonNull(authorization, "authorization");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.margin = Objects.requireNonNull(margin, "margin");
    }

    /** Returns a bearer token that will last. */
    public String bearer(AccountId account) {
        Stored stored = stored(account);
        Credential.OAuth tokens = oauth(stored.credential());
        if (clock.instant().plus(margin).isBefore(tokens.expiresAt())) {
            return tokens.accessToken();
        }
        return renewed(account, stored, "", this::refreshed);
    }

    /**
     * Returns the token to try next after the resource refused one (401).
     *
     * @param token what was refused; when another one is stored by now, that is the answer
     */
    public String refused(AccountId account, String token) {
        Stored stored = stored(account);
        String now = oauth(stored.credential()).accessToken();
        return now.equals(token) ? renewed(account, stored, "", this::refreshed) : now;
    }

    /**
     * Returns the token to try next after the resource refused one with a claims challenge. AUTHENTICATION when only the user can answer
     * it.
     *
     * @param token what was refused; when another one is stored by now that answers the same challenge, that is the answer
     * @param claims the challenge, see {@link ClaimsChallenge}
     */
    public String withClaims(AccountId account, String token, String claims) {
        if (!(authorization instanceof ClaimsAuthorization answering)) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "claims challenge: the user has to sign in again");
        }
        Stored stored = stored(account);
        String now = oauth(stored.credential()).accessToken();
        return !now.equals(token) && flights.answered(account, claims, stored.revision())
                ? now
                : renewed(
                        account,
                        stored,
                        claims,
                        credential -> refreshed(credential, one -> answering.refresh(one, claims)));
    }

    private String renewed(AccountId account, Stored seen, String claims, UnaryOperator<Credential.OAuth> refresh) {
        return flights.renewed(account, claims, seen.revision(), credential -> refresh.apply(oauth(credential)))
                .map(stored -> oauth(stored.credential()).accessToken())
                .orElseThrow(AccessTokens::notConnected);
    }

    private Credential.OAuth refreshed(Credential.OAuth credential) {
        return refreshed(credential, authorization::refresh);
    }

    /**
     * A dead grant costs a person's time, and identity providers have been seen to refuse a living one now and then. So only a second
     * refusal counts. This is decided here, where every renewal passes, and not by error numbers in the authorization.
     */
    private static Credential.OAuth refreshed(Credential.OAuth credential, UnaryOperator<Credential.OAuth> refresh) {
        try {
            return refresh.apply(credential);
        } catch (ProviderException refused) {
            if (refused.kind() != FailureKind.AUTHENTICATION) {
                throw refused;
            }
            LOG.info("a refresh was refused, asking once more: {}", refused.getMessage());
            return refresh.apply(credential);
        }
    }

    private Stored stored(AccountId account) {
        return store.find(account).orElseThrow(AccessTokens::notConnected);
    }

    private static Credential.OAuth oauth(Credential credential) {
        if (credential instanceof Credential.OAuth tokens) {
            return tokens;
        }
        throw new ProviderException(FailureKind.UNSUPPORTED, "the account is opened by app-specific password");
    }

    private static ProviderException notConnected() {
        return new ProviderException(FailureKind.AUTHENTICATION, "the account is not connected");
    }
}
