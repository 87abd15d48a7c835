package org.kalends.provider.icloud.internal.ics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * Text to components. Takes any line end and any fold; a line that is no content line is kept but not read. What is open at the end, or
 * closed without having been opened, is an error: a text that was cut off must never look like a shorter one.
 */
final class IcsParser {

    private static final int DEEPEST = 20;

    private record Open(String name, List<IcsNode> nodes) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<IcsComponent> calendars = new ArrayList<>();

    private IcsParser() {}

    /** Returns the calendars of a text, in order. */
    static List<IcsComponent> calendars(String text) {
        IcsParser parser = new IcsParser();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        StringBuilder line = new StringBuilder();
        StringBuilder stored = new StringBuilder();
        while (at < text.length()) {
            int end = lineEnd(text, at);
            boolean continues = text.charAt(at) == ' ' || text.charAt(at) == '\t';
            if (!continues) {
                parser.accept(line, stored);
            }
            line.append(text, continues ? at + 1 : at, end);
            stored.append(text, at, end).append("\r\n");
            at = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        parser.accept(line, stored);
        if (!parser.open.isEmpty()) {
            throw new IcsProblem(Kind.UNPARSEABLE, parser.open.getFirst().name(), "is not closed");
        }
        return parser.calendars;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void accept(StringBuilder line, StringBuilder stored) {
        if (!line.toString().isBlank()) {
            ContentLine read = ContentLine.read(line.toString(), stored.toString());
            switch (read.name()) {
                case "BEGIN" -> begin(component(read));
                case "END" -> end(component(read));
                default ->
                    Optional.ofNullable(open.peek())
                            .orElseThrow(() -> new IcsProblem(Kind.UNPARSEABLE, "VCALENDAR", "text outside of it"))
                            .nodes()
                            .add(read);
            }
        }
        line.setLength(0);
        stored.setLength(0);
    }

    private static String component(ContentLine line) {
        String name = line.value().strip().toUpperCase(Locale.ROOT);
        if (!name.matches("[A-Z0-9-]{1,64}")) {
            throw new IcsProblem(Kind.UNPARSEABLE, line.name(), "names no component");
        }
        return name;
    }

    private void begin(String name) {
        if (open.isEmpty() != name.equals("VCALENDAR")) {
            throw new IcsProblem(Kind.UNPARSEABLE, "BEGIN", "out of place");
        }
        if (open.size() == DEEPEST) {
            throw new IcsProblem(Kind.UNPARSEABLE, "BEGIN", "nested too deeply");
        }
        open.push(new Open(name, new ArrayList<>()));
    }

    private void end(String name) {
        if (open.isEmpty() || !open.getFirst().name().equals(name)) {
            throw new IcsProblem(Kind.UNPARSEABLE, "END", "out of place");
        }
        Open closed = open.pop();
        IcsComponent component = new IcsComponent(closed.name(), closed.nodes());
        if (open.isEmpty()) {
            calendars.add(component);
        } else {
            open.getFirst().nodes().add(component);
        }
    }
}
