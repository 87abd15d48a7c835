package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;

/** Creating, changing, moving and deleting events by calls, with what reaches others because of it. */
final class EventWrites {

    private final World world;

    private final EventReads reads;

    EventWrites(World world, EventReads reads) {
        this.world = world;
        this.reads = reads;
    }

    Reply insert(GoogleCall call, GoogleCalendar calendar) {
        Parameters parameters =
                call.parameters().only("conferenceDataVersion", "maxAttendees", "sendUpdates", "supportsAttachments");
        WriteRules.requireWriter(call, calendar);
        Audience audience = Audience.of(parameters, world::hasAccount);
        ObjectNode written = written(call, call.body());
        String id = Optional.ofNullable(written.path("id").textValue())
                .map(WriteRules::requireGoodId)
                .orElseGet(calendar::newId);
        if (written.has("iCalUID")) {
            throw GoogleError.invalid("Invalid value for: iCalUID");
        }
        if (written.path("status").asText().equals("cancelled")) {
            throw GoogleError.invalid("Invalid value for: status");
        }
        WriteRules.requireCreatable(calendar, written);
        if (calendar.store().isUsed(id) && !world.faults().strikes(GoogleFault.INSERT_COLLISION)) {
            throw GoogleError.duplicate();
        }
        Person organizer = calendar.person();
        EventItem item = calendar.store()
                .create(
                        id,
                        id + "@google.com",
                        new Person(call.account().email(), Optional.empty()),
                        organizer,
                        written);
        world.outbox().created(occasion(call, calendar, EventRef.of(item), audience), Meeting.of(EventRef.of(item)));
        return shown(call, calendar, EventRef.of(item));
    }

    private static ObjectNode written(GoogleCall call, ObjectNode body) {
        ObjectNode written = EventProperties.writable(body);
        String version = call.parameters().get("conferenceDataVersion").orElse("0");
        if (!Set.of("0", "1").contains(version)) {
            throw GoogleError.invalidParameter("conferenceDataVersion", "Invalid value for 'conferenceDataVersion'.");
        }
        if (version.equals("0")) {
            written.remove("conferenceData");
        }
        if (!call.parameters().flag("supportsAttachments", false)) {
            written.remove("attachments");
        }
        return written;
    }

    Reply patch(GoogleCall call, GoogleCalendar calendar, String id) {
        return change(call, calendar, id, true);
    }

    Reply update(GoogleCall call, GoogleCalendar calendar, String id) {
        return change(call, calendar, id, false);
    }

    private Reply change(GoogleCall call, GoogleCalendar calendar, String id, boolean merging) {
        Parameters parameters = call.parameters()
                .only(
                        "alwaysIncludeEmail",
                        "conferenceDataVersion",
                        "maxAttendees",
                        "sendUpdates",
                        "supportsAttachments");
        WriteRules.requireWriter(call, calendar);
        Audience audience = Audience.of(parameters, world::hasAccount);
        EventRef ref = calendar.store().require(id);
        ObjectNode before = content(ref);
        WriteRules.requireVisible(call, calendar, before);
        requireMatch(call, calendar, ref);
        ObjectNode written = written(call, call.body());
        WriteRules.requireSame(written, "id", ref.id());
        WriteRules.requireSame(written, "iCalUID", ref.item().uid());
        WriteRules.requireSame(written, "eventType", before.path("eventType").asText("default"));
        WriteRules.requireSequence(ref, written);
        boolean cancels = written.path("status").asText().equals("cancelled");
        if (isCancelled(ref)) {
            requireRevivable(ref, cancels || !written.has("status"));
        }
        if (cancels) {
            deleted(call, calendar, ref, audience);
            return shown(call, calendar, ref);
        }
        ObjectNode after = merging ? Json.merged(before, written) : replaced(before, written);
        if (!isOrganizer(calendar, ref)) {
            WriteRules.requirePersonal(written, before);
            Guests.keepOthers(before, after, calendar.id());
        }
        Meeting meeting = Meeting.of(ref);
        apply(calendar, ref, after);
        world.outbox().changed(occasion(call, calendar, ref, audience), meeting, Meeting.of(ref));
        return shown(call, calendar, ref);
    }

    /** One occurrence may come back by its status, unless the service does not feel like it; a whole event never does. */
    private void requireRevivable(EventRef ref, boolean staysCancelled) {
        if (staysCancelled || ref.item().current().deleted() || world.faults().strikes(GoogleFault.REVIVAL_403)) {
            throw GoogleError.forbidden();
        }
    }

    private static void apply(GoogleCalendar calendar, EventRef ref, ObjectNode after) {
        if (ref.suffix().isPresent()) {
            if (!after.path("recurrence").isEmpty()) {
                throw GoogleError.invalid("An occurrence cannot have a recurrence.");
            }
            calendar.store().change(ref.item(), ref.suffix().get(), after, false);
        } else {
            calendar.store().change(ref.item(), after);
        }
    }

    private static ObjectNode replaced(ObjectNode before, ObjectNode written) {
        ObjectNode after = Json.merged(Json.object(), written);
        if (before.has("eventType")) {
            after.set("eventType", before.path("eventType"));
        }
        return after;
    }

    Reply delete(GoogleCall call, GoogleCalendar calendar, String id) {
        Audience audience = Audience.of(call.parameters().only("sendUpdates"), world::hasAccount);
        WriteRules.requireWriter(call, calendar);
        EventRef ref = calendar.store().require(id);
        WriteRules.requireVisible(call, calendar, content(ref));
        requireMatch(call, calendar, ref);
        if (isCancelled(ref)) {
            throw world.faults().strikes(GoogleFault.DELETE_AGAIN_404) ? GoogleError.notFound() : GoogleError.deleted();
        }
        deleted(call, calendar, ref, audience);
        if (world.faults().strikes(GoogleFault.DELETE_PURGES) && ref.suffix().isEmpty()) {
            ref.item().purge();
        }
        return Answers.none();
    }

    private void deleted(GoogleCall call, GoogleCalendar calendar, EventRef ref, Audience audience) {
        Meeting meeting = Meeting.of(ref);
        if (ref.suffix().isPresent()) {
            calendar.store().delete(ref.item(), ref.suffix().get());
        } else {
            calendar.store().delete(ref.item());
        }
        world.outbox().deleted(occasion(call, calendar, ref, audience), meeting);
    }

    Reply move(GoogleCall call, GoogleCalendar calendar, String id) {
        Parameters parameters = call.parameters().only("destination", "sendUpdates");
        Audience audience = Audience.of(parameters, world::hasAccount);
        String destination = parameters
                .get("destination")
                .orElseThrow(() ->
                        GoogleError.required("Required parameter: destination").at("parameter", "destination"));
        GoogleCalendar target = EventRoutes.calendar(world, call, destination);
        WriteRules.requireWriter(call, calendar);
        WriteRules.requireWriter(call, target);
        EventRef ref = calendar.store().require(id);
        WriteRules.requireVisible(call, calendar, content(ref));
        requireMatch(call, calendar, ref);
        if (ref.suffix().isPresent() || isCancelled(ref) || !isOrganizer(calendar, ref)) {
            throw GoogleError.of(400, "calendar", "cannotChangeOrganizerOfInstance", "This event cannot be moved.");
        }
        if (target.store().isUsed(id)) {
            throw GoogleError.duplicate();
        }
        EventItem moved = target.store().adopt(ref.item(), target.person());
        calendar.store().delete(ref.item());
        Meeting meeting = Meeting.of(EventRef.of(moved));
        world.outbox().changed(occasion(call, target, EventRef.of(moved), audience), meeting, meeting);
        return shown(call, target, EventRef.of(moved));
    }

    private static ObjectNode content(EventRef ref) {
        EventVersion version = ref.item().current();
        return ref.suffix()
                .flatMap(version::occurrence)
                .map(Occurrence::content)
                .orElse(version.content());
    }

    private static boolean isCancelled(EventRef ref) {
        EventVersion version = ref.item().current();
        return version.deleted()
                || ref.suffix()
                        .flatMap(version::occurrence)
                        .filter(Occurrence::cancelled)
                        .isPresent();
    }

    private static boolean isOrganizer(GoogleCalendar calendar, EventRef ref) {
        return ref.item().organizer().email().equalsIgnoreCase(calendar.id());
    }

    private void requireMatch(GoogleCall call, GoogleCalendar calendar, EventRef ref) {
        String etag = reads.view(call, calendar, Optional.empty()).etag(ref);
        if (call.ifMatch()
                .filter(wanted -> !wanted.equals("*") && !wanted.equals(etag))
                .isPresent()) {
            throw GoogleError.conditionNotMet();
        }
    }

    private static Outbox.Occasion occasion(GoogleCall call, GoogleCalendar calendar, EventRef ref, Audience audience) {
        return new Outbox.Occasion(calendar.id(), ref.item().organizer().email(), ref.id(), call.method(), audience);
    }

    private Reply shown(GoogleCall call, GoogleCalendar calendar, EventRef ref) {
        return Answers.json(call, reads.view(call, calendar, Optional.empty()).whole(ref));
    }
}
