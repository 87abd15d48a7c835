package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which properties a request selects and expands. */
final class Shape {

    private static final Pattern EXTENDED =
            Pattern.compile("singleValueExtendedProperties\\(\\s*\\$filter\\s*=\\s*(.*)\\)", Pattern.DOTALL);

    private static final Pattern ID = Pattern.compile("\\s*id\\s+eq\\s+'((?:[^']|'')*)'\\s*");

    private static final Set<String> ONLY_SELECTED = Set.of("cancelledOccurrences", "exceptionOccurrences");

    private final Optional<Set<String>> selected;

    private final List<String> properties = new ArrayList<>();

    private boolean exceptions;

    private boolean calendar;

    private Shape(Optional<Set<String>> selected) {
        this.selected = selected;
    }

    static Shape of(Query query) {
        Shape shape = new Shape(query.get("$select").map(Shape::names));
        for (String expansion : split(query.get("$expand").orElse(""))) {
            shape.expand(expansion.strip());
        }
        return shape;
    }

    private static Set<String> names(String list) {
        Set<String> names = new HashSet<>();
        for (String name : list.split(",", -1)) {
            String wanted = name.strip();
            if (!wanted.equals("*") && !EventProperties.isReadable(wanted) && !ONLY_SELECTED.contains(wanted)) {
                throw GraphError.badRequest(
                        "Could not find a property named '" + wanted + "' on type 'microsoft.graph.event'.");
            }
            names.add(wanted);
        }
        return names;
    }

    /** Splits at the commas that are in no brackets and no quotes. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        if (!list.isBlank()) {
            parts.add(list.substring(start));
        }
        return parts;
    }

    private void expand(String expansion) {
        Matcher extended = EXTENDED.matcher(expansion);
        if (expansion.equals("exceptionOccurrences")) {
            exceptions = true;
        } else if (expansion.equals("calendar")) {
            calendar = true;
        } else if (extended.matches()) {
            for (String term : extended.group(1).split("(?i)\\sor\\s", -1)) {
                Matcher id = ID.matcher(term);
                if (!id.matches()) {
                    throw bad(expansion);
                }
                properties.add(ExtendedProperties.requireId(id.group(1).replace("''", "'")));
            }
        } else {
            throw bad(expansion);
        }
    }

    private static GraphError bad(String expansion) {
        return GraphError.badRequest("Parsing OData Select and Expand failed: '" + expansion + "' cannot be expanded.");
    }

    /** Returns a single event or a series as the request wants it. */
    ObjectNode of(Mailbox mailbox, EventView view, EventItem item) {
        EventVersion version = item.current();
        ObjectNode event = view.whole(item, version);
        version.series().ifPresent(series -> {
            if (isSelected("cancelledOccurrences")) {
                ArrayNode cancelled = event.putArray("cancelledOccurrences");
                series.cancelled().forEach(date -> cancelled.add(view.occurrenceId(item, version, date.toString())));
            }
            if (exceptions) {
                ArrayNode list = event.putArray("exceptionOccurrences");
                series.exceptions()
                        .keySet()
                        .forEach(date -> version.instance(date)
                                .ifPresent(instance -> list.add(view.whole(item, version, instance))));
            }
        });
        return finish(mailbox, event, item, version.content());
    }

    ObjectNode of(Mailbox mailbox, EventView view, EventItem item, Instance instance) {
        return finish(mailbox, view.whole(item, item.current(), instance), item, instance.content());
    }

    private ObjectNode finish(Mailbox mailbox, ObjectNode event, EventItem item, EventContent content) {
        selected.filter(names -> !names.contains("*")).ifPresent(names -> {
            Set<String> kept = new HashSet<>(names);
            kept.addAll(List.of("@odata.etag", "id"));
            if (exceptions) {
                kept.add("exceptionOccurrences");
            }
            event.retain(kept);
        });
        Predicate<String> wanted = id -> properties.stream().anyMatch(asked -> ExtendedProperties.same(id, asked));
        if (content.extended().keySet().stream().anyMatch(wanted)) {
            event.set("singleValueExtendedProperties", ExtendedProperties.shown(content.extended(), wanted));
        }
        if (calendar) {
            event.set("calendar", CalendarView.of(mailbox.calendarOf(item)));
        }
        return event;
    }

    private boolean isSelected(String name) {
        return selected.filter(names -> names.contains(name)).isPresent();
    }
}
