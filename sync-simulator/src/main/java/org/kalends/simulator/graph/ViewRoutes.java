package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kalends.simulator.Reply;

/** {@code calendarView}, plain and as a delta. */
final class ViewRoutes {

    private static final Duration LIGHT = Duration.ofDays(40);

    private final DeltaRoute delta = new DeltaRoute();

    Reply answer(GraphCall call, MailboxCalendar calendar, GraphPath path) {
        CalendarRoutes.requireGet(call);
        if (path.size() == 0) {
            return view(call, calendar);
        }
        if (path.size() == 1 && path.is(0, "delta")) {
            return delta.answer(call, calendar);
        }
        throw path.unknown();
    }

    private static Reply view(GraphCall call, MailboxCalendar calendar) {
        call.query().only("startDateTime", "endDateTime", "$top", "$skip", "$select", "$expand", "$orderby");
        TimeWindow window = TimeWindow.of(call.query());
        if (window.isLongerThan(LIGHT) && hasEndless(call, calendar, window) && call.meets(GraphFault.VIEW_504)) {
            throw Outage.html(504);
        }
        if (!call.query().get("$orderby").orElse("start/dateTime").matches("start/dateTime( asc)?")) {
            throw GraphError.badRequest("The query parameter '$orderby' is not supported with this value.");
        }
        return Answers.page(call, "users('" + call.mailbox().oid() + "')/calendarView", shown(call, calendar, window));
    }

    private static boolean hasEndless(GraphCall call, MailboxCalendar calendar, TimeWindow window) {
        return call.mailbox().store().in(calendar.number()).stream()
                .map(EventItem::current)
                .filter(version -> version.series()
                        .filter(series -> series.recurrence().isEndless())
                        .isPresent())
                .anyMatch(version -> !version.instances(window).isEmpty());
    }

    private static List<ObjectNode> shown(GraphCall call, MailboxCalendar calendar, TimeWindow window) {
        Shape shape = Shape.of(call.query());
        List<Map.Entry<Instant, ObjectNode>> found = new ArrayList<>();
        for (EventItem item : call.mailbox().store().in(calendar.number())) {
            EventVersion version = item.current();
            if (version.isSingleIn(window)) {
                found.add(Map.entry(
                        version.content().times().startInstant(), shape.of(call.mailbox(), call.view(), item)));
            }
            for (Instance instance : version.instances(window)) {
                found.add(Map.entry(instance.start(), shape.of(call.mailbox(), call.view(), item, instance)));
            }
        }
        found.sort(Comparator.comparing(Map.Entry::getKey));
        return found.stream().map(Map.Entry::getValue).toList();
    }
}
