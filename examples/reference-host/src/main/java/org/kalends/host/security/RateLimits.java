package org.kalends.host.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.LimitSettings;
import org.springframework.stereotype.Component;

/** How often callers may come, by what they come for. Counted on each node for itself. */
@Component
public final class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TokenBuckets signIns;
    private final TokenBuckets applePasswords;
    private final TokenBuckets wrongTokens;
    private final TokenBuckets forgeries;
    private final TokenBuckets calls;

    RateLimits(HostSettings settings, Clock clock) {
        LimitSettings limits = settings.limits();
        this.signIns = new TokenBuckets(limits.signIns(), MINUTE, clock);
        this.applePasswords = new TokenBuckets(limits.applePasswords(), MINUTE, clock);
        this.wrongTokens = new TokenBuckets(limits.wrongTokens(), MINUTE, clock);
        this.forgeries = new TokenBuckets(limits.forgeries(), MINUTE, clock);
        this.calls = new TokenBuckets(limits.calls(), MINUTE, clock);
    }

    /** Counts a step of a sign-in, or the password of an account; false when there were too many from this user or address. */
    boolean signIn(String caller) {
        return signIns.take(caller);
    }

    /** Counts an app-specific password; false when there were too many for this Apple id, whoever sent them. */
    public boolean applePassword(String appleId) {
        return applePasswords.take(appleId.strip().toLowerCase(Locale.ROOT));
    }

    /** Counts a request of a user or a script; false when there were too many. */
    boolean call(String caller) {
        return calls.take(caller);
    }

    /** Returns whether an address may try another api token: wrong ones are counted. */
    boolean mayTryToken(String address) {
        return wrongTokens.hasToken(address);
    }

    void countWrongToken(String address) {
        wrongTokens.take(address);
    }

    /** Returns whether an address has not posted too many forged doorbells; genuine ones are not counted. */
    public boolean mayRing(String address) {
        return forgeries.hasToken(address);
    }

    /** Counts a forged doorbell. */
    public void countForgery(String address) {
        forgeries.take(address);
    }
}
