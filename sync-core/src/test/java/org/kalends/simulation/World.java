package org.kalends.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncWorker;
import org.kalends.core.TestClock;

/** Two calendars, a store, a queue and a clock; engines come and go. */
final class World {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration HOLD = Duration.ofMinutes(5);
    static final Duration POLL = Duration.ofHours(6);
    static final String INSTALLATION = "here";
    static final PairId PAIR = new PairId("pair");

    /** A window that holds whatever the simulation ever adds. */
    private static final Window ALL =
            new Window(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"), ZONE);

    final Settings settings;
    final TestClock clock = new TestClock(BEGIN);
    final MomentStore store;
    final JobQueue queue;
    final List<String> trace = new ArrayList<>();
    final boolean traced;
    private final Map<Side, Remote> remotes = new EnumMap<>(Side.class);
    private final Map<Side, WatchedProvider> providers = new EnumMap<>(Side.class);
    private final AtomicInteger ids = new AtomicInteger();
    private final Parts parts;
    private final Map<Side, Seen> seenLast = new EnumMap<>(Side.class);
    private int engines;

    /** Sides that had to be read as a snapshot since the last completed sync. */
    final Set<Side> lossy = EnumSet.allOf(Side.class);

    /** Events and series that cannot be read for the time being. */
    final Map<Side, Set<EventKey>> spoiled = Map.of(Side.A, new HashSet<>(), Side.B, new HashSet<>());

    /** Throws when the process is dead. */
    Runnable alive = () -> {};

    /** What was found on a side at one time; good as long as the versions are the same. */
    private record Seen(
            List<RemoteEvent> items,
            Map<EventKey, RemoteEvent> events,
            Optional<Window> window,
            Set<EventKey> keysInWindow) {}

    World(Dice dice, Kinds kinds, Parts parts, Storage storage, boolean traced) {
        this.settings = Settings.of(dice);
        this.parts = parts;
        this.store = new MomentStore(storage.store(clock));
        this.queue = storage.queue();
        this.traced = traced;
        for (Side side : Side.values()) {
            remotes.put(side, kinds.of(side).open(side, dice, clock));
        }
        trace(() -> "settings " + settings + " " + remotes);
    }

    /** Begins to sync, watched by somebody on each side. */
    void begin(Function<Side, WatchedProvider.Watcher> watchers) {
        remotes.forEach((side, remote) -> providers.put(side, new WatchedProvider(remote, watchers.apply(side))));
        engine().add(pair());
    }

    /** Closes both calendars. */
    void end() {
        remotes.values().forEach(Remote::close);
    }

    static byte[] secret() {
        return "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Returns the pair as the oracle understands it. */
    SyncPair soundPair() {
        return new SyncPair(
                PAIR,
                remote(Side.A).calendar(),
                remote(Side.B).calendar(),
                ZONE,
                settings.policy(),
                SyncPair.Status.ACTIVE);
    }

    private SyncPair pair() {
        return soundPair().withPolicy(parts.policy(settings.policy()));
    }

    /** Returns a new engine, as after a start of the process. */
    SyncEngine engine() {
        SyncEngine.Builder builder = SyncEngine.builder(
                        new Installation(INSTALLATION, parts.secret(engines++)), parts.store(store))
                .provider(parts.provider(providers.get(Side.A), Side.A))
                .provider(parts.provider(providers.get(Side.B), Side.B))
                .clock(clock)
                .hold(HOLD)
                .ids(() -> "i" + ids.incrementAndGet());
        parts.mappings().forEach(builder::mapping);
        return builder.build();
    }

    /** Returns a worker with a new engine. */
    SyncWorker worker() {
        JobQueue mortal = new MortalQueue(parts.queue(queue), () -> alive.run());
        return new SyncWorker(engine(), store, mortal, clock, POLL, HOLD);
    }

    /** Returns whether a side may have been read in a way that tells nothing of what lies outside of the window. */
    boolean isLossy(Side side) {
        return lossy.contains(side) || !remote(side).tellsOutside();
    }

    Remote remote(Side side) {
        return remotes.get(side);
    }

    WatchedProvider provider(Side side) {
        return providers.get(side);
    }

    /** Returns the series that an occurrence belongs to, or the key itself. */
    EventKey root(Side side, EventKey key) {
        return remote(side).root(key);
    }

    /**
     * Returns what a person has in mind, unless it is a series that would have to be synced as a series and that the other side cannot hold.
     * What becomes of those is told by the scenarios.
     */
    CalendarEvent syncable(Side side, CalendarEvent event) {
        boolean whole = settings.policy().recurrence() == RecurrenceView.SERIES
                && event.recurrence().isPresent();
        Optional<String> refusal = whole
                ? remote(side.other()).provider().capabilities().seriesLimits().refusal(event)
                : Optional.empty();
        if (refusal.isPresent()) {
            throw new ProviderException(FailureKind.UNSUPPORTED, refusal.get());
        }
        return event;
    }

    /** Returns the window that a run would look at now. */
    Window window() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return new Window(
                today.minus(settings.policy().past()).atStartOfDay(ZONE).toInstant(),
                today.plus(settings.policy().future())
                        .plusDays(1)
                        .atStartOfDay(ZONE)
                        .toInstant(),
                ZONE);
    }

    /** Returns all that there is on a side, seen as the pair sees series. */
    Map<EventKey, RemoteEvent> events(Side side) {
        return seen(side).events();
    }

    /** Returns the keys of what overlaps the window on a side, seen as the pair sees series. */
    Set<EventKey> keysInWindow(Side side) {
        Seen seen = seen(side);
        Window window = window();
        if (!seen.window().equals(Optional.of(window))) {
            boolean series = settings.policy().recurrence() == RecurrenceView.SERIES;
            Set<EventKey> keys = new HashSet<>();
            remote(side).agenda(window).forEach(event -> keys.add(series ? root(side, event.key()) : event.key()));
            seen = new Seen(seen.items(), seen.events(), Optional.of(window), keys);
            seenLast.put(side, seen);
        }
        return seen.keysInWindow();
    }

    private Seen seen(Side side) {
        List<RemoteEvent> items = remote(side).events();
        Seen last = seenLast.get(side);
        if (last == null || !isSame(last.items(), items)) {
            List<RemoteEvent> events = settings.policy().recurrence() == RecurrenceView.SERIES
                    ? items
                    : remote(side).agenda(ALL);
            Map<EventKey, RemoteEvent> byKey = new LinkedHashMap<>();
            events.forEach(event -> byKey.put(event.key(), event));
            last = new Seen(items, Collections.unmodifiableMap(byKey), Optional.empty(), Set.of());
            seenLast.put(side, last);
        }
        return last;
    }

    private static boolean isSame(List<RemoteEvent> one, List<RemoteEvent> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = one.get(i).key().equals(other.get(i).key())
                    && one.get(i).version().equals(other.get(i).version());
        }
        return same;
    }

    void trace(String line) {
        trace(() -> line);
    }

    void trace(Supplier<String> line) {
        if (traced) {
            trace.add(clock.instant() + " " + line.get());
        }
    }
}
