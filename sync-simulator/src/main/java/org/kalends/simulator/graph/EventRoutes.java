package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kalends.simulator.Reply;

/** Lists of events, and single ones to read and to write. */
final class EventRoutes {

    private final EventWrites writes;

    EventRoutes(Outbox outbox) {
        this.writes = new EventWrites(outbox);
    }

    /** Answers below {@code /me/events}. */
    Reply answer(GraphCall call, GraphPath path) {
        if (path.size() > 0) {
            return event(call, Optional.empty(), path);
        }
        if (call.method().equals("POST")) {
            return writes.create(call, call.mailbox().calendar());
        }
        CalendarRoutes.requireGet(call);
        Predicate<EventItem> wanted =
                call.query().get("$filter").map(EventFilter::parse).orElse(item -> true);
        return list(
                call,
                call.mailbox().store().items().stream()
                        .filter(item -> !item.current().deleted())
                        .filter(wanted)
                        .toList());
    }

    /** Answers below a calendar's {@code events}. */
    Reply answer(GraphCall call, MailboxCalendar calendar, GraphPath path) {
        if (path.size() > 0) {
            return event(call, Optional.of(calendar), path);
        }
        if (call.method().equals("POST")) {
            return writes.create(call, calendar);
        }
        CalendarRoutes.requireGet(call);
        List<EventItem> all = call.mailbox().store().in(calendar.number());
        return list(
                call,
                call.query()
                        .get("$filter")
                        .map(filter -> all.stream().filter(uidFilter(filter)).toList())
                        .orElse(all));
    }

    private static Predicate<EventItem> uidFilter(String filter) {
        if (!filter.strip().startsWith("iCalUId")) {
            throw GraphError.invalid("Extended properties can be searched for in the whole mailbox only.");
        }
        return EventFilter.parse(filter);
    }

    private static Reply list(GraphCall call, List<EventItem> items) {
        call.query().only("$filter", "$top", "$skip", "$select", "$expand");
        Shape shape = Shape.of(call.query());
        return Answers.page(
                call,
                "users('" + call.mailbox().oid() + "')/events",
                items.stream()
                        .map(item -> shape.of(call.mailbox(), call.view(), item))
                        .toList());
    }

    private Reply event(GraphCall call, Optional<MailboxCalendar> calendar, GraphPath path) {
        EventRef ref = call.mailbox().ids().event(path.at(0));
        EventItem item = item(call, calendar, ref);
        if (path.size() == 1) {
            return switch (call.method()) {
                case "GET" -> read(call, item, ref);
                case "PATCH" -> writes.patch(call, item, ref);
                case "DELETE" -> writes.delete(call, item, ref);
                default -> throw call.notAllowed();
            };
        }
        if (path.size() == 2 && path.is(1, "calendar")) {
            CalendarRoutes.requireGet(call);
            call.query().only("$select");
            return Answers.entity(
                    200, call, "users/calendars", CalendarView.of(call.mailbox().calendarOf(item)));
        }
        if (path.size() == 2 && path.is(1, "instances")) {
            CalendarRoutes.requireGet(call);
            return instances(call, item);
        }
        if (path.size() == 2 && call.method().equals("POST")) {
            return writes.respond(call, item, ref, path);
        }
        throw path.from(1).unknown();
    }

    private static EventItem item(GraphCall call, Optional<MailboxCalendar> calendar, EventRef ref) {
        try {
            EventItem item = call.mailbox().store().require(ref.event());
            boolean elsewhere = calendar.filter(
                            one -> one.number() != item.current().calendar())
                    .isPresent();
            boolean cancelled = ref.date()
                    .filter(date -> item.current().instance(date).isEmpty())
                    .isPresent();
            if (elsewhere || cancelled || call.mailbox().calendarOf(item).isRemoved()) {
                throw GraphError.notFound();
            }
            return item;
        } catch (GraphError e) {
            boolean again = call.method().equals("DELETE") && call.meets(GraphFault.DELETE_AGAIN_400);
            throw again ? GraphError.invalid("Your request can't be completed.") : e;
        }
    }

    static Reply read(GraphCall call, EventItem item, EventRef ref) {
        call.query().only("$select", "$expand");
        return Answers.entity(200, call, "users/events", shown(call, item, ref));
    }

    static ObjectNode shown(GraphCall call, EventItem item, EventRef ref) {
        Shape shape = Shape.of(call.query());
        return ref.date()
                .map(date -> shape.of(
                        call.mailbox(),
                        call.view(),
                        item,
                        item.current().instance(date).orElseThrow(GraphError::notFound)))
                .orElseGet(() -> shape.of(call.mailbox(), call.view(), item));
    }

    private static Reply instances(GraphCall call, EventItem item) {
        call.query().only("startDateTime", "endDateTime", "$top", "$skip", "$select", "$expand");
        TimeWindow window = TimeWindow.of(call.query());
        if (item.current().series().isEmpty()) {
            throw GraphError.invalid("Your request can't be completed. The event is not a series master.");
        }
        Shape shape = Shape.of(call.query());
        return Answers.page(
                call,
                "users('" + call.mailbox().oid() + "')/events/instances",
                item.current().instances(window).stream()
                        .map(instance -> shape.of(call.mailbox(), call.view(), item, instance))
                        .toList());
    }
}
