package org.kalends.examples.caldavsync;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.kalends.api.store.PairId;
import org.kalends.core.SyncListener;

/** Says every few seconds how far a long run is. */
final class Progress implements SyncListener {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final PrintWriter out;
    private Instant last = Instant.now();

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void applied(PairId pair, int done, int planned) {
        Instant now = Instant.now();
        if (Duration.between(last, now).compareTo(EVERY) >= 0) {
            last = now;
            out.println("  " + done + " of " + planned + " changes");
            out.flush();
        }
    }
}
