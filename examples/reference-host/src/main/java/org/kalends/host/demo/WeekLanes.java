package org.kalends.host.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts events that overlap side by side. */
final class WeekLanes {

    private WeekLanes() {}

    /** Where an event stands: in which lane of how many. */
    record Lane(int number, int count) {}

    /** Returns the lane of each event of a day. */
    static Map<DemoEvent, Lane> of(List<DemoEvent> events) {
        Map<DemoEvent, Lane> lanes = new LinkedHashMap<>();
        List<DemoEvent> cluster = new ArrayList<>();
        LocalDateTime end = LocalDateTime.MIN;
        for (DemoEvent event : events.stream()
                .sorted(Comparator.comparing(DemoEvent::start).thenComparing(DemoEvent::id))
                .toList()) {
            if (!event.start().isBefore(end)) {
                spread(cluster, lanes);
                cluster.clear();
                end = LocalDateTime.MIN;
            }
            cluster.add(event);
            end = event.end().isAfter(end) ? event.end() : end;
        }
        spread(cluster, lanes);
        return lanes;
    }

    private static void spread(List<DemoEvent> cluster, Map<DemoEvent, Lane> lanes) {
        List<LocalDateTime> ends = new ArrayList<>();
        Map<DemoEvent, Integer> numbers = new LinkedHashMap<>();
        for (DemoEvent event : cluster) {
            int number = 0;
            while (number < ends.size() && ends.get(number).isAfter(event.start())) {
                number++;
            }
            if (number == ends.size()) {
                ends.add(event.end());
            } else {
                ends.set(number, event.end());
            }
            numbers.put(event, number);
        }
        numbers.forEach((event, number) -> lanes.put(event, new Lane(number, ends.size())));
    }
}
