package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kalends.simulator.Reply;

/** Creating, changing, deleting and answering events by calls, with the mails that follow. */
final class EventWrites {

    private final Outbox outbox;

    EventWrites(Outbox outbox) {
        this.outbox = outbox;
    }

    Reply create(GraphCall call, MailboxCalendar calendar) {
        requireEditable(calendar);
        call.query().only();
        ObjectNode body = call.body();
        if (body.isEmpty()) {
            throw GraphError.invalid("The event has no properties.");
        }
        EventInput input = read(call, body);
        Optional<EventItem> same =
                input.transactionId().flatMap(id -> call.mailbox().store().created(id, body));
        if (same.isPresent() && call.meets(GraphFault.CREATE_409)) {
            throw GraphError.of(409, "ErrorDuplicateTransactionId", "An event with this transaction id exists.");
        }
        if (same.isPresent() && call.meets(GraphFault.CREATE_TWICE)) {
            same = Optional.empty();
        }
        EventItem item = same.orElseGet(() -> call.mailbox()
                .store()
                .create(calendar.number(), input, Optional.empty(), Optional.of(body.deepCopy())));
        if (same.isEmpty()) {
            outbox.created(address(call), item.current().content(), id(call, EventRef.of(item.number())));
        }
        ObjectNode shown = EventRoutes.shown(call, item, EventRef.of(item.number()));
        return Answers.entity(201, call, "users/events", shown)
                .with(
                        "Location",
                        call.rootUrl() + "/v1.0/me/events('" + shown.path("id").asText() + "')");
    }

    Reply patch(GraphCall call, EventItem item, EventRef ref) {
        requireEditable(call.mailbox().calendarOf(item));
        call.query().only();
        requireMatch(call, item, ref);
        EventInput input = read(call, call.body());
        if (input.transactionId().isPresent() && !input.transactionId().equals(item.transactionId())) {
            throw GraphError.of(400, "ErrorInvalidPropertySet", "The property 'transactionId' cannot be changed.");
        }
        Guests before = Guests.of(item, ref);
        if (ref.date().isPresent()) {
            if (input.hasTimes() && call.meets(GraphFault.WRITE_400_BOUNDARY)) {
                throw Neighbours.crossing();
            }
            call.mailbox().store().patch(item, ref.date().get(), input);
        } else {
            call.mailbox().store().patch(item, input);
        }
        before.changed(call, outbox, Guests.of(item, ref), input.isOnlyAttendees());
        return EventRoutes.read(call, item, ref);
    }

    Reply delete(GraphCall call, EventItem item, EventRef ref) {
        requireEditable(call.mailbox().calendarOf(item));
        call.query().only();
        requireMatch(call, item, ref);
        Guests before = Guests.of(item, ref);
        ref.date()
                .ifPresentOrElse(
                        date -> call.mailbox().store().delete(item, date),
                        () -> call.mailbox().store().delete(item));
        before.deleted(call, outbox);
        return Answers.none(204);
    }

    /** Accepts, declines or cancels; an empty body is a body. */
    Reply respond(GraphCall call, EventItem item, EventRef ref, GraphPath path) {
        boolean cancel = path.is(1, "cancel");
        boolean decline = path.is(1, "decline");
        if (!cancel && !decline && !path.is(1, "accept") && !path.is(1, "tentativelyAccept")) {
            throw path.from(1).unknown();
        }
        EventContent event = content(item, ref);
        if (cancel != event.isOrganizer()) {
            throw GraphError.invalid("Your request can't be completed. You need to be "
                    + (cancel ? "" : "an invitee, not ") + "the organizer to do this.");
        }
        ObjectNode body = call.request().body().isEmpty() ? Json.object() : call.body();
        boolean tell =
                body.path("sendResponse").asBoolean(body.path("SendResponse").asBoolean(true));
        if (cancel) {
            Guests.of(item, ref).deleted(call, outbox);
        } else if (tell) {
            outbox.responded(address(call), event, id(call, ref));
        }
        if (cancel || decline) {
            ref.date()
                    .ifPresentOrElse(
                            date -> call.mailbox().store().delete(item, date),
                            () -> call.mailbox().store().delete(item));
        } else {
            String answer = path.is(1, "accept") ? "accepted" : "tentativelyAccepted";
            ObjectNode status = Json.object().put("response", answer).put("time", "0001-01-01T00:00:00Z");
            call.mailbox().store().change(item, content -> {
                ObjectNode properties = content.properties().deepCopy();
                properties.set("responseStatus", status);
                return new EventContent(properties, content.times(), content.extended());
            });
        }
        return Answers.none(202);
    }

    private EventInput read(GraphCall call, ObjectNode body) {
        if (body.has("attendees")) {
            outbox.add(new AttendeeWrite(
                    call.mailbox().address(),
                    call.method() + " " + call.request().path()));
        }
        EventInput input = EventInput.read(body, false);
        if (input.hasIanaZone() && call.meets(GraphFault.WRITE_400_ZONE)) {
            throw Zones.unsupported("as it was written");
        }
        if (input.allDay().orElse(false) && call.meets(GraphFault.WRITE_400_ALL_DAY)) {
            throw GraphError.property("An all-day event is not accepted.");
        }
        if (input.properties().get("body") instanceof ObjectNode text && call.meets(GraphFault.HTML_REWRITE)) {
            BodyText.rewrite(text);
        }
        return input;
    }

    private static EventContent content(EventItem item, EventRef ref) {
        EventVersion version = item.current();
        return ref.date().flatMap(version::instance).map(Instance::content).orElse(version.content());
    }

    private static void requireEditable(MailboxCalendar calendar) {
        if (!calendar.isEditable()) {
            throw GraphError.denied();
        }
    }

    private static void requireMatch(GraphCall call, EventItem item, EventRef ref) {
        if (call.ifMatch().isEmpty()) {
            return;
        }
        if (call.meets(GraphFault.WRITE_412_SPURIOUS)) {
            throw conflict();
        }
        if (call.meets(GraphFault.WRITE_412_HOUSEKEEPING)) {
            call.mailbox().store().change(item, content -> content);
        }
        if (call.meets(GraphFault.WRITE_412)) {
            call.mailbox().store().change(item, EventWrites::edited);
        }
        boolean stays = ref.date().isEmpty() && call.world().faults().isOn(GraphFault.SERIES_ETAG_STAYS);
        EventVersion now = item.current();
        String etag = EventView.etag(stays ? now.whole() : now.sequence());
        if (call.ifMatch()
                .filter(wanted -> !wanted.equals("*") && !wanted.equals(etag))
                .isPresent()) {
            throw conflict();
        }
    }

    private static GraphError conflict() {
        return GraphError.of(
                412,
                "ErrorIrresolvableConflict",
                "The send or update operation could not be performed because the change key passed in the request"
                        + " does not match the current change key for the item.");
    }

    /** Returns an event as somebody leaves it who marks it as important. */
    private static EventContent edited(EventContent content) {
        ObjectNode properties = content.properties().deepCopy();
        properties.put("importance", properties.path("importance").asText().equals("high") ? "low" : "high");
        return new EventContent(properties, content.times(), content.extended());
    }

    private static String address(GraphCall call) {
        return call.mailbox().address();
    }

    private static String id(GraphCall call, EventRef ref) {
        return call.mailbox().ids().immutable(ref);
    }
}
