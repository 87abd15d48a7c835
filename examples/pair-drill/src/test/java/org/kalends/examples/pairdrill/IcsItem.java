package org.kalends.examples.pairdrill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One VEVENT.
 *
 * @param lines what it says itself
 * @param nested the lines of what lies in it, such as alarms
 */
record IcsItem(List<IcsLine> lines, List<String> nested) {

    Optional<IcsLine> line(String name) {
        return all(name).findFirst();
    }

    Stream<IcsLine> all(String name) {
        return lines.stream().filter(line -> line.name().equals(name));
    }

    boolean has(String name) {
        return line(name).isPresent();
    }

    /** Returns the value of a line as text, empty when there is none. */
    String text(String name) {
        return line(name).map(IcsLine::text).orElse("");
    }

    /** Returns the same with other lines in place of those with some names. */
    IcsItem with(Set<String> names, List<String> others) {
        List<IcsLine> changed = new ArrayList<>();
        lines.stream().filter(line -> !names.contains(line.name())).forEach(changed::add);
        others.stream().map(IcsLine::of).forEach(changed::add);
        return new IcsItem(changed, nested);
    }

    Stream<String> written() {
        Stream<String> inside = Stream.concat(lines.stream().map(IcsLine::toString), nested.stream());
        return Stream.concat(Stream.of("BEGIN:VEVENT"), Stream.concat(inside, Stream.of("END:VEVENT")));
    }
}
