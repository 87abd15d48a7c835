package org.kalends.simulator.icloud;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all parts of one simulator share. Thread-safe: whoever reads or changes anything does so in {@link #changed}. */
final class World {

    private final Clock clock;

    private final ICloudFaults faults = new ICloudFaults();

    private final Texts texts = new Texts(faults);

    private final Outbox outbox;

    private final Map<String, ICloudAccount> accounts = new LinkedHashMap<>();

    private URI partition;

    World(Clock clock, URI partition) {
        this.clock = clock;
        this.partition = partition;
        this.outbox = new Outbox(clock);
    }

    Instant now() {
        return clock.instant();
    }

    ICloudFaults faults() {
        return faults;
    }

    Texts texts() {
        return texts;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Does a change, or looks, while nobody else does. */
    synchronized <T> T changed(Supplier<T> change) {
        return change.get();
    }

    /** Returns the host on which the users live, without a slash at the end. */
    synchronized URI partition() {
        return partition;
    }

    synchronized void partition(URI other) {
        partition = other;
    }

    synchronized ICloudAccount account(String appleId) {
        String name = appleId.toLowerCase(Locale.ROOT);
        ICloudAccount known = accounts.get(name);
        if (known == null) {
            known = new ICloudAccount(this, name);
            accounts.put(name, known);
            known.begin();
        }
        return known;
    }

    synchronized Optional<ICloudAccount> find(String appleId) {
        return Optional.ofNullable(accounts.get(appleId.toLowerCase(Locale.ROOT)));
    }
}
