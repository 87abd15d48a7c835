package org.kalends.simulator.entra;

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
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/** What Entra knows: applications, who is signed in, and what was issued. Thread-safe. */
final class Directory {

    private final GraphSimulator graph;

    private final Clock clock;

    private final Supplier<String> root;

    private final EntraFaults faults = new EntraFaults();

    private final Codes codes;

    private final RefreshTokens refreshTokens;

    private final IdTokens idTokens = new IdTokens();

    private final Map<String, Application> applications = new ConcurrentHashMap<>();

    private final Deque<Mailbox> signedIn = new ArrayDeque<>();

    private final Map<Mailbox, String> challenged = new ConcurrentHashMap<>();

    private volatile Duration life = Duration.ofSeconds(3599);

    Directory(GraphSimulator graph, Clock clock, Supplier<String> root) {
        this.graph = graph;
        this.clock = clock;
        this.root = root;
        this.codes = new Codes(clock);
        this.refreshTokens = new RefreshTokens(clock);
    }

    void register(Application application) {
        applications.put(application.id(), application);
    }

    Application application(String id) {
        return Optional.ofNullable(applications.get(id))
                .orElseThrow(() -> new EntraError(
                        400,
                        "unauthorized_client",
                        "",
                        700016,
                        "Application with identifier '" + id + "' was not found."));
    }

    void signIn(Mailbox mailbox) {
        synchronized (signedIn) {
            signedIn.remove(mailbox);
            signedIn.addFirst(mailbox);
        }
    }

    void signOut(Mailbox mailbox) {
        synchronized (signedIn) {
            signedIn.remove(mailbox);
        }
    }

    /** Returns who uses the browser: the one that was hinted at if signed in, else whoever signed in last. */
    Optional<Mailbox> signedIn(Optional<String> hint) {
        synchronized (signedIn) {
            return signedIn.stream()
                    .filter(mailbox -> mailbox.address().equalsIgnoreCase(hint.orElse("")))
                    .findFirst()
                    .or(() -> signedIn.stream().findFirst());
        }
    }

    void life(Duration value) {
        this.life = value;
    }

    Duration life() {
        return life;
    }

    void revoke(Mailbox mailbox) {
        refreshTokens.revoke(mailbox);
    }

    void challenge(Mailbox mailbox, String claims) {
        challenged.put(mailbox, claims);
        graph.demandClaims(mailbox, claims);
    }

    /** A challenge is met by a request with claims; without, Graph goes on to refuse. */
    String accessToken(Consent consent, Optional<String> claims, Set<EntraFault> struck) {
        Mailbox mailbox = consent.mailbox();
        if (claims.isPresent()) {
            ClaimsTree asked = ClaimsTree.of(claims.get());
            challenged.computeIfPresent(
                    mailbox, (who, demanded) -> asked.contains(ClaimsTree.of(demanded)) ? null : demanded);
        }
        String token = mailbox.issueToken(life, Scopes.ofGraph(consent.scopes(), struck));
        Optional.ofNullable(challenged.get(mailbox)).ifPresent(demanded -> graph.demandClaims(mailbox, demanded));
        return token;
    }

    String idToken(Consent consent, Optional<String> nonce) {
        return idTokens.about(consent.mailbox(), issuer(consent.mailbox().tid()), consent.client(), nonce, now());
    }

    String issuer(String tenant) {
        return root.get() + "/" + tenant + "/v2.0";
    }

    String root() {
        return root.get();
    }

    Instant now() {
        return clock.instant();
    }

    EntraFaults faults() {
        return faults;
    }

    Codes codes() {
        return codes;
    }

    RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    IdTokens idTokens() {
        return idTokens;
    }
}
