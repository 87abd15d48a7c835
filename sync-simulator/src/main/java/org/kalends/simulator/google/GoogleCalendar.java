package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One calendar, and what a person does in it in the web application, past http. Events are the JSON of the service; an
 * original start is written as {@code originalStartTime} has it, a date or a date-time with its offset. What a person
 * does sends no {@link Mail} and is no {@link GuestWrite}. Thread-safe.
 */
public final class GoogleCalendar {

    private final World world;

    private final GoogleAccount owner;

    private final String id;

    private final Map<GoogleAccount, CalendarRole> roles = new LinkedHashMap<>();

    private final EventStore store;

    private String name;

    private ZoneId zone = ZoneId.of("Europe/Berlin");

    private boolean removed;

    private int generation;

    private int minted;

    GoogleCalendar(World world, GoogleAccount owner, String id, String name) {
        this.world = world;
        this.owner = owner;
        this.id = id;
        this.name = name;
        this.store = new EventStore(world, () -> zone, () -> world.touch(EventReads.resource(this)));
        roles.put(owner, CalendarRole.OWNER);
    }

    /** Returns the calendar's id. */
    public String id() {
        return id;
    }

    /** Returns the calendar's name. */
    public String name() {
        synchronized (world) {
            return name;
        }
    }

    /** Gives the calendar another name. */
    public void rename(String other) {
        world.changed(() -> {
            name = other;
            world.accounts().forEach(account -> account.list().touch(this));
            return Optional.empty();
        });
    }

    /** Returns the calendar's zone, which is Europe/Berlin at first. */
    public ZoneId zone() {
        synchronized (world) {
            return zone;
        }
    }

    /** Gives the calendar another zone; events keep theirs. */
    public void zone(ZoneId other) {
        world.changed(() -> {
            zone = other;
            world.accounts().forEach(account -> account.list().touch(this));
            return Optional.empty();
        });
    }

    /**
     * Gives an account a role in this calendar. A first role puts the calendar on the account's list, none takes it off;
     * any change makes sync tokens useless.
     */
    public void role(GoogleAccount account, CalendarRole role) {
        world.changed(() -> {
            CalendarRole before = roles.getOrDefault(account, CalendarRole.NONE);
            roles.put(account, role);
            if (role == CalendarRole.NONE) {
                account.list().remove(this);
            } else if (!account.list().has(this)) {
                account.list().add(this);
            }
            if (before != role && !world.faults().strikes(GoogleFault.SYNC_TOKEN_OUTLIVES_ROLE)) {
                generation++;
            }
            return Optional.empty();
        });
    }

    /** Deletes the calendar with all that is in it. */
    public void remove() {
        world.changed(() -> {
            removed = true;
            world.accounts().forEach(account -> account.list().remove(this));
            return Optional.empty();
        });
    }

    /** Makes every sync token and page token that was given so far fail as an outdated one does. */
    public void expireSyncTokens() {
        synchronized (world) {
            generation++;
        }
    }

    /** Creates an event and returns it; an id that it has is kept, of whatever form. */
    public ObjectNode create(ObjectNode event) {
        return world.changed(() -> put(event, person()));
    }

    /** Puts a meeting of somebody else here, as their invitation does. The event has to name its organizer. */
    public ObjectNode receiveInvitation(ObjectNode event) {
        Person organizer = Person.of(event.path("organizer"));
        if (organizer.email().isEmpty() || organizer.email().equalsIgnoreCase(id)) {
            throw new IllegalArgumentException("organizer is missing");
        }
        return world.changed(() -> put(event, organizer));
    }

    private ObjectNode put(ObjectNode event, Person organizer) {
        ObjectNode written = EventProperties.writable(event);
        String eventId = written.path("id").asText(newId());
        String uid = written.path("iCalUID").asText(eventId + "@google.com");
        return show(EventRef.of(store.create(eventId, uid, organizer, organizer, written)));
    }

    /** Changes an event, a series or an occurrence and returns it: objects are merged, lists replaced, null takes away. */
    public ObjectNode patch(String eventId, ObjectNode changes) {
        return world.changed(() -> {
            EventRef ref = store.require(eventId);
            acts().change(ref, EventProperties.writable(changes));
            return show(ref);
        });
    }

    /** Deletes an event, a series or an occurrence. */
    public void delete(String eventId) {
        world.changed(() -> {
            EventRef ref = store.require(eventId);
            ref.suffix().ifPresentOrElse(suffix -> store.delete(ref.item(), suffix), () -> store.delete(ref.item()));
            return Optional.empty();
        });
    }

    /** Changes one occurrence and returns it. */
    public ObjectNode patchInstance(String masterId, String originalStart, ObjectNode changes) {
        return patch(PersonActs.instanceId(masterId, originalStart), changes);
    }

    /** Deletes one occurrence. */
    public void deleteInstance(String masterId, String originalStart) {
        delete(PersonActs.instanceId(masterId, originalStart));
    }

    /**
     * Changes an occurrence and all that follow: the series ends before it and a new one begins there.
     *
     * @return the new series
     */
    public ObjectNode splitFrom(String masterId, String originalStart, ObjectNode changes) {
        return world.changed(() -> show(EventRef.of(acts().split(
                        store.require(PersonActs.instanceId(masterId, originalStart)),
                        EventProperties.writable(changes)))));
    }

    /** Deletes an occurrence and all that follow: the series ends before it. */
    public void deleteFrom(String masterId, String originalStart) {
        world.changed(() -> {
            acts().cut(store.require(PersonActs.instanceId(masterId, originalStart)));
            return Optional.empty();
        });
    }

    /** Duplicates an event or a series, its extended properties too, under an id of its own; returns the duplicate. */
    public ObjectNode copy(String eventId) {
        return world.changed(() -> {
            ObjectNode content = store.require(eventId).item().current().content();
            String copyId = newId();
            return show(EventRef.of(store.create(copyId, copyId + "@google.com", person(), person(), content)));
        });
    }

    /** Takes all extended properties off an event, as other software does that copies what it knows. */
    public void stripProperties(String eventId) {
        patch(eventId, Json.object().putNull("extendedProperties"));
    }

    /** Shows an event or a series without its start and end until it is written again, as no service should. */
    public void damage(String eventId) {
        world.changed(() -> {
            EventItem item = store.require(eventId).item();
            acts().change(EventRef.of(item), Json.object());
            item.damage();
            return Optional.empty();
        });
    }

    /** Forgets a deleted event: its id answers 404 and stays used. */
    public void purge(String eventId) {
        synchronized (world) {
            store.require(eventId).item().purge();
        }
    }

    /** Returns an event, a series or an occurrence as its owner sees it, deleted or not. */
    public ObjectNode event(String eventId) {
        synchronized (world) {
            return show(store.require(eventId));
        }
    }

    /** Returns all single events and series that are not deleted, without the occurrences that differ. */
    public List<ObjectNode> events() {
        synchronized (world) {
            return view().events();
        }
    }

    /** Returns a series' occurrences between two moments, the second exclusive, as {@link #event} does. */
    public List<ObjectNode> instances(String masterId, Instant from, Instant to) {
        synchronized (world) {
            return view().instances(masterId, from, to);
        }
    }

    private ObjectNode show(EventRef ref) {
        return view().event(ref);
    }

    private PersonView view() {
        return new PersonView(
                store, zone, new EventView(id, CalendarRole.OWNER, zone, OptionalInt.empty(), world.faults()));
    }

    private PersonActs acts() {
        return new PersonActs(store, this::person);
    }

    GoogleAccount owner() {
        return owner;
    }

    boolean isPrimary() {
        return id.equals(owner.email());
    }

    /** Returns who organises what is created here. */
    Person person() {
        return isPrimary() ? new Person(id, Optional.empty()) : new Person(id, Optional.of(name));
    }

    CalendarRole roleOf(GoogleAccount account) {
        return roles.getOrDefault(account, CalendarRole.NONE);
    }

    EventStore store() {
        return store;
    }

    int generation() {
        return generation;
    }

    boolean isRemoved() {
        return removed;
    }

    String newId() {
        String text = id + " " + ++minted;
        UUID unique = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(unique.toString().replace("-", ""), 16)
                .setBit(128)
                .toString(32);
    }
}
