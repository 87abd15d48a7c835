package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one round of a delta tells of each event that has changed; one page holds a whole series. */
final class DeltaRound {

    private final GraphCall call;

    private final DeltaToken token;

    private final EventView view;

    DeltaRound(GraphCall call, DeltaToken token) {
        this.call = call;
        this.token = token;
        this.view = call.view();
    }

    private boolean isFirst() {
        return token.from() == DeltaToken.NOTHING;
    }

    List<EventItem> changed() {
        ChangeLog log = call.mailbox().store().log(token.calendar());
        return log.between(Math.max(0, token.from()), token.until());
    }

    List<ObjectNode> items(EventItem item) {
        EventVersion now = item.after(token.until()).orElseThrow();
        Optional<EventVersion> before = item.after(token.from())
                .filter(version -> !version.deleted() && version.calendar() == token.calendar());
        List<ObjectNode> items = new ArrayList<>(items(item, now, before));
        // What is not told at all is not told twice either.
        if (!items.isEmpty() && call.meets(GraphFault.DELTA_DUPLICATES)) {
            item.after(now.sequence() - 1).ifPresent(stale -> items.addAll(0, items(item, stale, Optional.empty())));
        }
        return items;
    }

    private List<ObjectNode> items(EventItem item, EventVersion now, Optional<EventVersion> before) {
        boolean here = !now.deleted() && now.calendar() == token.calendar();
        if (here && now.isSingleIn(token.window())) {
            return List.of(delta(view.whole(item, now)));
        }
        List<Instance> instances = here ? now.instances(token.window()) : List.of();
        return instances.isEmpty() ? gone(item, now, before) : series(item, now, before, instances);
    }

    private List<ObjectNode> gone(EventItem item, EventVersion now, Optional<EventVersion> before) {
        if (isFirst()) {
            return now.deleted() && call.meets(GraphFault.DELTA_TOMBSTONES_FIRST)
                    ? List.of(tombstone(view.id(item, now)))
                    : List.of();
        }
        boolean left = !now.deleted() && now.calendar() == token.calendar();
        if (before.isEmpty() || (left && call.meets(GraphFault.DELTA_SILENT_LEAVING))) {
            return List.of();
        }
        List<ObjectNode> tombstones = new ArrayList<>();
        if (call.meets(GraphFault.DELTA_SERIES_TOMBSTONES)) {
            before.get()
                    .instances(token.window())
                    .forEach(instance -> tombstones.add(tombstone(view.id(item, before.get(), instance))));
        }
        tombstones.add(tombstone(view.id(item, before.get())));
        return tombstones;
    }

    private List<ObjectNode> series(
            EventItem item, EventVersion now, Optional<EventVersion> before, List<Instance> instances) {
        if (before.filter(old -> differsByExceptionsOnly(old, now)).isPresent()
                && call.meets(GraphFault.DELTA_LONE_EXCEPTIONS)) {
            return instances.stream()
                    .filter(Instance::changed)
                    .map(instance -> delta(view.whole(item, now, instance)))
                    .toList();
        }
        List<ObjectNode> group = new ArrayList<>();
        group.add(delta(view.whole(item, now)));
        Set<LocalDate> dates = new HashSet<>();
        for (Instance instance : instances) {
            dates.add(instance.date());
            group.add(instance.changed() ? delta(view.whole(item, now, instance)) : view.slim(item, now, instance));
        }
        // Moved out of the window; those that were deleted get no tombstone.
        before.ifPresent(old -> old.instances(token.window()).stream()
                .filter(instance -> !dates.contains(instance.date()))
                .filter(instance -> now.instance(instance.date()).isPresent())
                .forEach(instance -> group.add(tombstone(view.id(item, now, instance)))));
        return group;
    }

    private static boolean differsByExceptionsOnly(EventVersion old, EventVersion now) {
        return old.content().equals(now.content())
                && old.series()
                        .flatMap(before -> now.series()
                                .filter(after -> after.cancelled().equals(before.cancelled()))
                                .filter(after -> after.recurrence().equals(before.recurrence()))
                                .filter(after -> !after.exceptions().equals(before.exceptions())))
                        .isPresent();
    }

    private ObjectNode tombstone(String id) {
        return view.tombstone(id, call.meets(GraphFault.DELTA_REASON_CHANGED) ? "changed" : "deleted");
    }

    private ObjectNode delta(ObjectNode whole) {
        ObjectNode event = Json.object().put("@odata.type", "#microsoft.graph.event");
        event.setAll(whole);
        Mailbox mailbox = call.mailbox();
        String calendar = "https://graph.microsoft.com/v1.0/users('" + mailbox.oid() + "')/calendars('"
                + mailbox.ids().calendar(token.calendar()) + "')";
        if (call.meets(GraphFault.DELTA_WINDOWS_NAMES)) {
            windowsNames(event);
        }
        return event.putNull("originalStart")
                .put("IsRoomRequested", false)
                .put("AutoRoomBookingStatus", "None")
                .put("calendar@odata.associationLink", calendar + "/$ref")
                .put("calendar@odata.navigationLink", calendar);
    }

    private static void windowsNames(ObjectNode event) {
        event.put(
                "originalStartTimeZone",
                windowsName(event.path("originalStartTimeZone").asText()));
        event.put(
                "originalEndTimeZone",
                windowsName(event.path("originalEndTimeZone").asText()));
        for (String side : List.of("start", "end")) {
            ObjectNode time = (ObjectNode) event.path(side);
            time.put("timeZone", windowsName(time.path("timeZone").asText()));
        }
        if (event.path("recurrence").path("range") instanceof ObjectNode range) {
            range.put(
                    "recurrenceTimeZone",
                    windowsName(range.path("recurrenceTimeZone").asText()));
        }
    }

    private static String windowsName(String name) {
        return Zones.find(name).map(Zones::windowsName).orElse(name);
    }
}
