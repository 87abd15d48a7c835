package org.kalends.simulator.icloud;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One calendar, and what a person does in it with a device of their own, past http. Texts are iCalendar and are taken as they are, well
 * formed or not; what a person does sends no {@link Mail}. Thread-safe.
 */
public final class ICloudCalendar {

    static final String EVENTS = "VEVENT";

    static final String REMINDERS = "VTODO";

    private final World world;

    private final ICloudAccount owner;

    private final String id;

    private final String component;

    private final ObjectStore store;

    private String name;

    private String colour = "#1BADF8FF";

    private ZoneId zone = ZoneId.of("Europe/Berlin");

    private Optional<URI> source = Optional.empty();

    private boolean readOnly;

    private int generation;

    private long heldBack;

    ICloudCalendar(World world, ICloudAccount owner, String id, String name, String component) {
        this.world = world;
        this.owner = owner;
        this.id = id;
        this.name = name;
        this.component = component;
        this.store = new ObjectStore(
                UUID.nameUUIDFromBytes((owner.appleId() + id).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                world::now);
    }

    /** Returns the calendar's path, which begins and ends with a slash. */
    public String path() {
        return owner.home() + id + "/";
    }

    /** Returns the calendar's name. */
    public String name() {
        synchronized (world) {
            return name;
        }
    }

    /** Gives the calendar another name. */
    public void rename(String other) {
        synchronized (world) {
            name = other;
        }
    }

    /** Returns the calendar's colour as the service writes it, with its opacity. */
    public String colour() {
        synchronized (world) {
            return colour;
        }
    }

    /** Gives the calendar another colour, for instance {@code #FF2968FF}. */
    public void colour(String other) {
        synchronized (world) {
            colour = other;
        }
    }

    /** Returns the calendar's zone, which is Europe/Berlin at first. */
    public ZoneId zone() {
        synchronized (world) {
            return zone;
        }
    }

    /** Gives the calendar another zone; events keep theirs. */
    public void zone(ZoneId other) {
        synchronized (world) {
            zone = other;
        }
    }

    /** Says whether this is somebody else's calendar that the user may only see. */
    public void readOnly(boolean only) {
        synchronized (world) {
            readOnly = only;
        }
    }

    /** Makes it a subscription to a published calendar, into which the user cannot write. */
    public void subscribeTo(URI feed) {
        synchronized (world) {
            source = Optional.of(feed);
        }
    }

    /** Deletes the calendar with all that is in it. */
    public void remove() {
        synchronized (world) {
            owner.remove(this);
        }
    }

    /** Makes every sync token that was given so far fail as an outdated one does. */
    public void expireSyncTokens() {
        synchronized (world) {
            generation++;
        }
    }

    /**
     * Puts a text into a resource, whether there is one or not, and returns its ETag.
     *
     * @param resource the last segment of the path, not encoded
     */
    public String put(String resource, String ics) {
        synchronized (world) {
            return store.put(resource, ics).etag();
        }
    }

    /** Returns the text of a resource; empty when there is none. */
    public Optional<String> ics(String resource) {
        synchronized (world) {
            return store.find(resource).map(StoredObject::text);
        }
    }

    /** Changes the text of a resource that is there, and returns its ETag. */
    public String edit(String resource, UnaryOperator<String> change) {
        synchronized (world) {
            return store.put(resource, change.apply(require(resource).text())).etag();
        }
    }

    /** Deletes a resource that is there. */
    public void delete(String resource) {
        synchronized (world) {
            store.delete(require(resource).name());
        }
    }

    /** Returns the names of all resources. */
    public List<String> names() {
        synchronized (world) {
            return store.list().stream().map(StoredObject::name).toList();
        }
    }

    /** Returns the ETag of a resource that is there, quotes included. */
    public String etag(String resource) {
        synchronized (world) {
            return require(resource).etag();
        }
    }

    private StoredObject require(String resource) {
        return store.find(resource).orElseThrow(() -> new NoSuchElementException("the calendar has no such resource"));
    }

    ICloudAccount owner() {
        return owner;
    }

    String id() {
        return id;
    }

    String component() {
        return component;
    }

    ObjectStore store() {
        return store;
    }

    Optional<URI> source() {
        return source;
    }

    boolean isShared() {
        return readOnly;
    }

    boolean isWritable() {
        return !readOnly && source.isEmpty();
    }

    int generation() {
        return generation;
    }

    /** Returns the revision that was kept from a reader last. */
    long heldBack() {
        return heldBack;
    }

    /** Keeps the last change from a reader, this once, and returns the revision before it. */
    long holdBack() {
        heldBack = store.revision();
        return heldBack - 1;
    }
}
