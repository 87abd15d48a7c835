package org.kalends.simulator.icloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A component of iCalendar text (RFC 5545 section 3.6): every line of it, known or not, in the order of the text. Immutable.
 *
 * @param name its name in upper case
 * @param lines its own properties
 * @param parts the components inside
 */
record ICalComponent(String name, List<ICalLine> lines, List<ICalComponent> parts) {

    ICalComponent {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
    }

    /** Reads one component, which is all that a text holds; throws {@link IllegalArgumentException} for anything else. */
    static ICalComponent parse(String text) {
        Deque<Open> open = new ArrayDeque<>();
        Optional<ICalComponent> whole = Optional.empty();
        for (String each : (Iterable<String>) unfolded(text)::iterator) {
            ICalLine line = ICalLine.of(each);
            if (whole.isPresent() || (open.isEmpty() && !line.is("BEGIN"))) {
                throw new IllegalArgumentException("a line is outside of the calendar");
            }
            if (line.is("BEGIN")) {
                open.push(new Open(upper(line.value()), new ArrayList<>(), new ArrayList<>()));
            } else if (line.is("END")) {
                ICalComponent ended = open.pop().end(upper(line.value()));
                if (open.isEmpty()) {
                    whole = Optional.of(ended);
                } else {
                    open.element().parts.add(ended);
                }
            } else {
                open.element().lines.add(line);
            }
        }
        return whole.orElseThrow(() -> new IllegalArgumentException("the calendar does not end"));
    }

    private static Stream<String> unfolded(String text) {
        return text.replaceAll("\r?\n[ \t]", "").lines().filter(line -> !line.isBlank());
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** Returns the components inside that have a name. */
    List<ICalComponent> parts(String wanted) {
        return parts.stream().filter(part -> part.is(wanted)).toList();
    }

    Stream<ICalLine> lines(String wanted) {
        return lines.stream().filter(line -> line.is(wanted));
    }

    Optional<ICalLine> line(String wanted) {
        return lines(wanted).findFirst();
    }

    Optional<String> value(String wanted) {
        return line(wanted).map(ICalLine::value);
    }

    boolean has(String wanted) {
        return line(wanted).isPresent();
    }

    ICalComponent with(List<ICalLine> others) {
        return new ICalComponent(name, others, parts);
    }

    ICalComponent withParts(List<ICalComponent> others) {
        return new ICalComponent(name, lines, others);
    }

    ICalComponent without(Predicate<ICalComponent> unwanted) {
        return withParts(parts.stream()
                .filter(unwanted.negate())
                .map(part -> part.without(unwanted))
                .toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        writeTo(text);
        return text.toString();
    }

    private void writeTo(StringBuilder text) {
        text.append("BEGIN:").append(name).append("\r\n");
        lines.forEach(line -> line.writeTo(text));
        parts.forEach(part -> part.writeTo(text));
        text.append("END:").append(name).append("\r\n");
    }

    private record Open(String name, List<ICalLine> lines, List<ICalComponent> parts) {

        private ICalComponent end(String ended) {
            if (!ended.equals(name)) {
                throw new IllegalArgumentException("a component ends inside another one");
            }
            return new ICalComponent(name, lines, parts);
        }
    }
}
