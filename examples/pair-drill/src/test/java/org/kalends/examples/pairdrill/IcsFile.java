package org.kalends.examples.pairdrill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One resource of a calendar: an event, or a series with its exceptions.
 *
 * @param frame what stands before the events, from BEGIN:VCALENDAR to the zones
 * @param items the events
 */
record IcsFile(List<String> frame, List<IcsItem> items) {

    static IcsFile read(String text) {
        List<String> frame = new ArrayList<>();
        List<IcsItem> items = new ArrayList<>();
        List<String> event = new ArrayList<>();
        boolean inside = false;
        for (String line : text.replaceAll("\r?\n[ \t]", "").lines().toList()) {
            if (line.equals("END:VEVENT")) {
                items.add(item(event));
                event.clear();
                inside = false;
            } else if (line.equals("BEGIN:VEVENT")) {
                inside = true;
            } else if (!line.equals("END:VCALENDAR")) {
                (inside ? event : frame).add(line);
            }
        }
        return new IcsFile(frame, items);
    }

    private static IcsItem item(List<String> event) {
        List<IcsLine> lines = new ArrayList<>();
        List<String> nested = new ArrayList<>();
        int depth = 0;
        for (String line : event) {
            depth += line.startsWith("BEGIN:") ? 1 : 0;
            if (depth > 0) {
                nested.add(line);
            } else {
                lines.add(IcsLine.of(line));
            }
            depth -= line.startsWith("END:") ? 1 : 0;
        }
        return new IcsItem(lines, nested);
    }

    /** Returns the single event, or what the series says without its exceptions. */
    IcsItem master() {
        return items.stream()
                .filter(item -> !item.has("RECURRENCE-ID"))
                .findFirst()
                .orElseThrow();
    }

    boolean repeats() {
        return master().has("RRULE");
    }

    List<IcsItem> overrides() {
        return items.stream().filter(item -> item.has("RECURRENCE-ID")).toList();
    }

    IcsFile with(IcsItem master, List<IcsItem> overrides) {
        return new IcsFile(
                frame, Stream.concat(Stream.of(master), overrides.stream()).toList());
    }

    IcsFile each(UnaryOperator<IcsItem> change) {
        return new IcsFile(frame, items.stream().map(change).toList());
    }

    String text() {
        Stream<String> events = items.stream().flatMap(IcsItem::written);
        return Stream.of(frame.stream(), events, Stream.of("END:VCALENDAR"))
                .flatMap(part -> part)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
