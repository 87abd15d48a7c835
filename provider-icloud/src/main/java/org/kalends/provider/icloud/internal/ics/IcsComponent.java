package org.kalends.provider.icloud.internal.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A component (RFC 5545 section 3.6).
 *
 * @param name upper case
 * @param nodes lines and components, in order
 */
record IcsComponent(String name, List<IcsNode> nodes) implements IcsNode {

    IcsComponent {
        nodes = List.copyOf(nodes);
    }

    /** Returns the lines with a name. */
    List<ContentLine> lines(String wanted) {
        List<ContentLine> lines = new ArrayList<>();
        for (IcsNode node : nodes) {
            if (node instanceof ContentLine line && line.name().equals(wanted)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Returns the first line with a name. */
    Optional<ContentLine> line(String wanted) {
        List<ContentLine> lines = lines(wanted);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0));
    }

    boolean has(String wanted) {
        return line(wanted).isPresent();
    }

    /** Returns the components with a name that lie directly inside. */
    List<IcsComponent> components(String wanted) {
        List<IcsComponent> components = new ArrayList<>();
        for (IcsNode node : nodes) {
            if (node instanceof IcsComponent component && component.name().equals(wanted)) {
                components.add(component);
            }
        }
        return components;
    }

    /**
     * Returns the same with other lines in the place of those that match; where none matches, after the last line.
     *
     * @param old which lines go; components stay
     */
    IcsComponent replaced(Predicate<ContentLine> old, List<ContentLine> lines) {
        List<IcsNode> changed = new ArrayList<>();
        int place = -1;
        int afterLines = 0;
        for (IcsNode node : nodes) {
            if (node instanceof ContentLine line && old.test(line)) {
                place = place < 0 ? changed.size() : place;
            } else {
                changed.add(node);
                afterLines = node instanceof ContentLine ? changed.size() : afterLines;
            }
        }
        changed.addAll(place < 0 ? afterLines : place, lines);
        return new IcsComponent(name, changed);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append("BEGIN:").append(name).append("\r\n");
        nodes.forEach(node -> node.appendTo(text));
        text.append("END:").append(name).append("\r\n");
    }

    /** Returns the whole text. */
    String text() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }
}
