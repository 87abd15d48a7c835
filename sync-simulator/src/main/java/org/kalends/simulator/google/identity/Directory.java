package org.kalends.simulator.google.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;

/** What the sign-in knows: applications, who is signed in, and what was granted. Thread-safe. */
final class Directory {

    private final Clock clock;

    private final Supplier<String> root;

    private final GoogleIdentityFaults faults = new GoogleIdentityFaults();

    private final Codes codes;

    private final Grants grants;

    private final IdTokens idTokens = new IdTokens();

    private final Map<String, Application> applications = new ConcurrentHashMap<>();

    private final Map<GoogleAccount, Set<String>> unticked = new ConcurrentHashMap<>();

    private final Deque<GoogleAccount> signedIn = new ArrayDeque<>();

    private volatile Duration life = Duration.ofSeconds(3599);

    Directory(GoogleSimulator google, Clock clock, Supplier<String> root) {
        this.clock = clock;
        this.root = root;
        this.codes = new Codes(clock);
        this.grants = new Grants(google, clock);
    }

    void register(Application application) {
        applications.put(application.id(), application);
    }

    Optional<Application> application(String id) {
        return Optional.ofNullable(applications.get(id));
    }

    void signIn(GoogleAccount account) {
        synchronized (signedIn) {
            signedIn.remove(account);
            signedIn.addFirst(account);
        }
    }

    void signOut(GoogleAccount account) {
        synchronized (signedIn) {
            signedIn.remove(account);
        }
    }

    /** Returns who uses the browser: the one that was hinted at if signed in, else whoever signed in last. */
    Optional<GoogleAccount> signedIn(Optional<String> hint) {
        synchronized (signedIn) {
            return signedIn.stream()
                    .filter(account -> hint.filter(
                                    name -> name.equalsIgnoreCase(account.email()) || name.equals(account.sub()))
                            .isPresent())
                    .findFirst()
                    .or(() -> signedIn.stream().findFirst());
        }
    }

    void untick(GoogleAccount account, Set<String> scopes) {
        unticked.put(account, scopes);
    }

    Set<String> unticked(GoogleAccount account) {
        return unticked.getOrDefault(account, Set.of());
    }

    void life(Duration value) {
        this.life = value;
    }

    Duration life() {
        return life;
    }

    String issuer() {
        return root.get();
    }

    Instant now() {
        return clock.instant();
    }

    GoogleIdentityFaults faults() {
        return faults;
    }

    Codes codes() {
        return codes;
    }

    Grants grants() {
        return grants;
    }

    IdTokens idTokens() {
        return idTokens;
    }
}
