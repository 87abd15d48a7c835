package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One calendar, and what a person does in it at Outlook, past http. Ids of either kind are taken; immutable ones are
 * given. What a person does sends no {@link Mail}. Thread-safe.
 */
public final class MailboxCalendar {

    private final Mailbox mailbox;

    private final int number;

    private final String name;

    private boolean editable = true;

    private boolean removed;

    private int generation;

    private long asked;

    MailboxCalendar(Mailbox mailbox, int number, String name) {
        this.mailbox = mailbox;
        this.number = number;
        this.name = name;
    }

    /** Returns the calendar's id. */
    public String id() {
        return mailbox.ids().calendar(number);
    }

    /** Returns the calendar's name. */
    public String name() {
        return name;
    }

    /** Says whether calls may write; a person always may. */
    public void canEdit(boolean may) {
        synchronized (mailbox) {
            editable = may;
        }
    }

    /** Deletes the calendar with all that is in it. */
    public void remove() {
        synchronized (mailbox) {
            removed = true;
            mailbox.store().in(number).forEach(mailbox.store()::delete);
        }
    }

    /** Makes every delta link and next link that was given so far fail as a lost sync state does. */
    public void expireDeltaTokens() {
        synchronized (mailbox) {
            generation++;
        }
    }

    /** Creates an event from the properties of Graph's resource and returns it. */
    public ObjectNode create(ObjectNode event) {
        return mailbox.changed(() -> {
            EventInput input = EventInput.read(event, true);
            return show(mailbox.store().create(number, input, Optional.empty(), Optional.empty()));
        });
    }

    /**
     * Puts a meeting of somebody else here, as their invitation does; the mailbox's owner is added to the attendees. The
     * event has to name its organizer; an
     * {@code iCalUId} is kept, one that is no GlobalObjectId is embedded in one.
     */
    public ObjectNode receiveInvitation(ObjectNode event) {
        ObjectNode received = event.deepCopy().put("isOrganizer", false);
        if (!received.hasNonNull("organizer")) {
            throw new IllegalArgumentException("organizer is missing");
        }
        if (!received.path("attendees").toString().contains('"' + mailbox.address() + '"')) {
            received.withArray("/attendees").add(invitee());
        }
        return mailbox.changed(() -> {
            EventInput input = EventInput.read(received, true);
            Optional<String> uid = Optional.ofNullable(event.path("iCalUId").textValue());
            return show(mailbox.store().create(number, input, uid, Optional.empty()));
        });
    }

    private ObjectNode invitee() {
        ObjectNode invitee = Json.object().put("type", "required");
        invitee.putObject("emailAddress").put("address", mailbox.address());
        return invitee;
    }

    /** Changes an event, a series or an occurrence and returns it. */
    public ObjectNode patch(String id, ObjectNode changes) {
        return mailbox.changed(() -> {
            EventRef ref = mailbox.ids().event(id);
            EventItem item = item(ref);
            EventInput input = EventInput.read(changes, true);
            if (ref.date().isPresent()) {
                mailbox.store().patch(item, ref.date().get(), input);
            } else {
                mailbox.store().patch(item, input);
            }
            return show(ref);
        });
    }

    /** Deletes an event, a series or an occurrence. */
    public void delete(String id) {
        mailbox.changed(() -> {
            EventRef ref = mailbox.ids().event(id);
            EventItem item = item(ref);
            ref.date()
                    .ifPresentOrElse(
                            date -> mailbox.store().delete(item, date),
                            () -> mailbox.store().delete(item));
            return Optional.empty();
        });
    }

    /**
     * Drags a deleted event or series out of the folder of deleted items, back into this calendar: its immutable id is the one that it
     * had.
     */
    public void restore(String id) {
        mailbox.changed(() -> {
            mailbox.store().restore(mailbox.ids().event(id).event(), number);
            return Optional.empty();
        });
    }

    /** Changes the occurrence that the rule puts on a date, by the series' zone. */
    public ObjectNode patchOccurrence(String masterId, LocalDate original, ObjectNode changes) {
        return patch(occurrence(masterId, original), changes);
    }

    /** Deletes the occurrence that the rule puts on a date, by the series' zone. */
    public void deleteOccurrence(String masterId, LocalDate original) {
        delete(occurrence(masterId, original));
    }

    /** Moves an event or a series to another calendar of the mailbox; its immutable id stays. */
    public void move(String id, MailboxCalendar target) {
        mailbox.changed(() -> {
            mailbox.store().move(item(EventRef.of(mailbox.ids().event(id).event())), target.number);
            return Optional.empty();
        });
    }

    /** Takes all extended properties off an event, as other software does that copies what it knows. */
    public void stripProperties(String id) {
        mailbox.changed(() -> {
            EventItem item = item(EventRef.of(mailbox.ids().event(id).event()));
            mailbox.store().change(item, content -> new EventContent(content.properties(), content.times(), Map.of()));
            return Optional.empty();
        });
    }

    /**
     * Returns an event, a series or an occurrence with text body, in UTC, and with its
     * {@code singleValueExtendedProperties}; a series also with {@code exceptionOccurrences} and
     * {@code cancelledOccurrences}.
     */
    public ObjectNode event(String id) {
        synchronized (mailbox) {
            return show(mailbox.ids().event(id));
        }
    }

    /** Returns all single events and series as {@link #event} does. */
    public List<ObjectNode> events() {
        synchronized (mailbox) {
            return mailbox.store().in(number).stream().map(this::show).toList();
        }
    }

    /** Returns a series' occurrences from a moment until another one, exclusive, as {@link #event} does. */
    public List<ObjectNode> occurrences(String masterId, Instant from, Instant to) {
        synchronized (mailbox) {
            EventItem item = item(mailbox.ids().event(masterId));
            return item.current().instances(new TimeWindow(from, to)).stream()
                    .map(instance -> PersonView.of(mailbox, item, instance))
                    .toList();
        }
    }

    private String occurrence(String masterId, LocalDate original) {
        return mailbox.ids().immutable(mailbox.ids().event(masterId).on(original));
    }

    private EventItem item(EventRef ref) {
        EventItem item = mailbox.store().require(ref.event());
        if (item.current().calendar() != number) {
            throw GraphError.notFound();
        }
        return item;
    }

    private ObjectNode show(EventRef ref) {
        EventItem item = item(ref);
        return ref.date()
                .map(date -> PersonView.of(
                        mailbox, item, item.current().instance(date).orElseThrow(GraphError::notFound)))
                .orElseGet(() -> show(item));
    }

    private ObjectNode show(EventItem item) {
        return PersonView.of(mailbox, item);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    int number() {
        return number;
    }

    boolean isEditable() {
        return editable && !mailbox.faults().strikes(GraphFault.CALENDAR_READ_ONLY);
    }

    boolean isRemoved() {
        return removed;
    }

    /** Returns whether no delta has begun since a change; asking makes it old. */
    boolean isNews(long sequence) {
        boolean news = sequence > asked;
        asked = sequence;
        return news;
    }

    int generation() {
        return generation;
    }
}
