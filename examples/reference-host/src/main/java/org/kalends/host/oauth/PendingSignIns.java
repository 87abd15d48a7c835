package org.kalends.host.oauth;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sign-ins of a browser that are under way. Each can be completed once, in the same browser, for a while. */
@Component
final class PendingSignIns {

    private static final String ATTRIBUTE = "kalends.sign-ins";
    private static final int MOST = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Clock clock;

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    void add(HttpSession session, PendingSignIn pending) {
        List<PendingSignIn> all = fresh(session);
        all.add(pending);
        while (all.size() > MOST) {
            all.remove(0);
        }
        session.setAttribute(ATTRIBUTE, all.toArray(PendingSignIn[]::new));
    }

    /** Takes the sign-in with a state out of the session; empty when there is none, or it has waited too long. */
    Optional<PendingSignIn> take(HttpSession session, String provider, String state) {
        List<PendingSignIn> all = fresh(session);
        Optional<PendingSignIn> found = all.stream()
                .filter(pending ->
                        pending.provider().equals(provider) && pending.state().equals(state))
                .findFirst();
        found.ifPresent(pending -> {
            all.remove(pending);
            session.setAttribute(ATTRIBUTE, all.toArray(PendingSignIn[]::new));
        });
        return found;
    }

    private List<PendingSignIn> fresh(HttpSession session) {
        Instant oldest = clock.instant().minus(PATIENCE);
        List<PendingSignIn> all = new ArrayList<>();
        if (session.getAttribute(ATTRIBUTE) instanceof PendingSignIn[] stored) {
            for (PendingSignIn pending : stored) {
                if (pending.begunAt().isAfter(oldest)) {
                    all.add(pending);
                }
            }
        }
        return all;
    }
}
