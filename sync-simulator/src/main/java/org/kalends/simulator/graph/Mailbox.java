package org.kalends.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One user with a mailbox. Thread-safe. */
public final class Mailbox {

    private static final String TENANT = "b7d3f2a0-5c1e-4f6a-9a3d-6f1f8f0c2e11";

    private static final Set<String> EVERYTHING = Set.of("Calendars.ReadWrite", "openid", "email", "profile");

    private final String address;

    private final UUID oid;

    private final Ids ids;

    private final EventStore store;

    private final World world;

    private String accessToken;

    private final List<MailboxCalendar> calendars = new ArrayList<>();

    private final AtomicInteger inFlight = new AtomicInteger();

    private volatile boolean disabled;

    Mailbox(String address, World world) {
        this.address = address;
        this.oid = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
        this.ids = new Ids(oid);
        this.store = new EventStore(world.clock(), oid);
        this.world = world;
        this.accessToken = world.tokens().issue(this, Instant.MAX, EVERYTHING);
        addCalendar("Calendar");
    }

    /** Returns the user's address. */
    public String address() {
        return address;
    }

    /** Returns the user's object id. */
    public String oid() {
        return oid.toString();
    }

    /** Returns the id of the user's tenant. */
    public String tid() {
        return TENANT;
    }

    /** Returns a bearer token that is always good, for tests without sign-in: a new one after a refusal. */
    public synchronized String accessToken() {
        if (!world.tokens().isGood(accessToken)) {
            accessToken = world.tokens().issue(this, Instant.MAX, EVERYTHING);
        }
        return accessToken;
    }

    /** Returns a new bearer token for some scopes in their short form. */
    public String issueToken(Duration lifetime, Set<String> scopes) {
        return world.tokens().issue(this, lifetime, scopes);
    }

    /** Returns the default calendar. */
    public MailboxCalendar calendar() {
        synchronized (this) {
            return calendars.get(0);
        }
    }

    /** Adds a calendar. */
    public MailboxCalendar addCalendar(String name) {
        synchronized (this) {
            MailboxCalendar calendar = new MailboxCalendar(this, calendars.size() + 1, name);
            calendars.add(calendar);
            return calendar;
        }
    }

    /** Takes the mailbox away: every call about it fails from now on. */
    public void disable() {
        disabled = true;
    }

    boolean isDisabled() {
        return disabled || faults().strikes(GraphFault.MAILBOX_DISABLED);
    }

    GraphFaults faults() {
        return world.faults();
    }

    Ids ids() {
        return ids;
    }

    /** Returns the events; only while holding this mailbox's monitor. */
    EventStore store() {
        return store;
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    synchronized List<MailboxCalendar> calendars() {
        return calendars.stream().filter(calendar -> !calendar.isRemoved()).toList();
    }

    MailboxCalendar requireCalendar(String id) {
        int number = ids.calendar(id);
        return calendars().stream()
                .filter(calendar -> calendar.number() == number)
                .findFirst()
                .orElseThrow(GraphError::notFound);
    }

    MailboxCalendar calendarOf(EventItem item) {
        return calendars().stream()
                .filter(calendar -> calendar.number() == item.current().calendar())
                .findFirst()
                .orElseThrow(GraphError::notFound);
    }

    /** Does something with the events and tells whoever wants to know of the changes. */
    <T> T changed(Supplier<T> change) {
        List<Subscriptions.Change> news;
        T done;
        synchronized (this) {
            try {
                done = change.get();
            } finally {
                news = store.news();
            }
        }
        news.forEach(one -> world.subscriptions().tell(this, one));
        return done;
    }
}
