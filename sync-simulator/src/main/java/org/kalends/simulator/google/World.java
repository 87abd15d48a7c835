package org.kalends.simulator.google;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What all parts of one simulator share. Thread-safe: whoever reads or changes anything does so in {@link #changed}. */
final class World {

    private final Clock clock;

    private final Supplier<String> rootUrl;

    private final Stamps stamps;

    private final Tokens tokens;

    private final Outbox outbox;

    private final Quota quota;

    private final GoogleFaults faults = new GoogleFaults();

    private final Channels channels;

    private final Listings listings = new Listings();

    private final Map<String, GoogleAccount> accounts = new LinkedHashMap<>();

    private final Map<String, GoogleCalendar> calendars = new LinkedHashMap<>();

    private final Set<String> touched = new LinkedHashSet<>();

    World(Clock clock, Supplier<String> rootUrl) {
        this.clock = clock;
        this.rootUrl = rootUrl;
        this.stamps = new Stamps(clock);
        this.tokens = new Tokens(clock);
        this.outbox = new Outbox(clock);
        this.quota = new Quota(clock);
        this.channels = new Channels(clock, faults);
    }

    Clock clock() {
        return clock;
    }

    String rootUrl() {
        return rootUrl.get();
    }

    Stamps stamps() {
        return stamps;
    }

    Tokens tokens() {
        return tokens;
    }

    Outbox outbox() {
        return outbox;
    }

    Quota quota() {
        return quota;
    }

    GoogleFaults faults() {
        return faults;
    }

    Channels channels() {
        return channels;
    }

    Listings listings() {
        return listings;
    }

    /** Does a change, or looks, while nobody else does; then tells those who watch. */
    <T> T changed(Supplier<T> change) {
        synchronized (this) {
            try {
                return change.get();
            } finally {
                List<String> resources = new ArrayList<>(touched);
                touched.clear();
                resources.forEach(channels::ring);
            }
        }
    }

    /** Notes that a watched resource has changed. */
    void touch(String resource) {
        touched.add(resource);
    }

    synchronized GoogleAccount account(String email) {
        String name = email.toLowerCase(Locale.ROOT);
        GoogleAccount known = accounts.get(name);
        if (known == null) {
            known = new GoogleAccount(this, name);
            accounts.put(name, known);
            known.begin();
        }
        return known;
    }

    boolean hasAccount(String email) {
        return accounts.containsKey(email.toLowerCase(Locale.ROOT));
    }

    List<GoogleAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    void add(GoogleCalendar calendar) {
        calendars.put(calendar.id(), calendar);
    }

    int calendarCount() {
        return calendars.size();
    }

    Optional<GoogleCalendar> calendar(String id) {
        return Optional.ofNullable(calendars.get(id)).filter(calendar -> !calendar.isRemoved());
    }
}
