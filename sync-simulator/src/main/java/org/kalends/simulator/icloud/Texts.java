package org.kalends.simulator.icloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The texts of resources as they are read. Guarded by its {@link World}. */
final class Texts {

    private static final String STAMP = "DTSTAMP";

    private static final String OWN = "X-RECURRENCE-EXCEPTION";

    private final ICloudFaults faults;

    private final Set<List<String>> touchedAgain = new HashSet<>();

    private int reads;

    Texts(ICloudFaults faults) {
        this.faults = faults;
    }

    /** Notes that the service goes over a resource once more when it has been read. */
    void touchAgain(ICloudCalendar calendar, String name) {
        touchedAgain.add(List.of(calendar.path(), name));
    }

    String read(ICloudCalendar calendar, StoredObject object) {
        if (touchedAgain.remove(List.of(calendar.path(), object.name()))) {
            calendar.store().put(object.name(), object.text());
        }
        boolean restless = object.calendar().isPresent() && faults.strikes(ICloudFault.TEXT_RESTLESS);
        return restless ? restless(object.calendar().get()).text() : object.text();
    }

    private ICalComponent restless(ICalComponent calendar) {
        reads++;
        return events(calendar, this::restless);
    }

    private List<ICalLine> restless(List<ICalLine> lines) {
        List<ICalLine> more = new ArrayList<>();
        for (ICalLine line : lines) {
            more.add(line);
            if (line.is(STAMP)) {
                more.add(new ICalLine(line.name(), line.parameters(), line.value() + "  "));
            }
        }
        more.add(ICalLine.of(OWN + ":" + reads));
        return more;
    }

    /** Returns a text without what the service adds when it is read: a client sends back what it got. */
    static ICalComponent calmed(ICalComponent calendar) {
        return events(calendar, Texts::calmed);
    }

    private static List<ICalLine> calmed(List<ICalLine> lines) {
        List<ICalLine> calmed = new ArrayList<>();
        boolean stamped = false;
        for (ICalLine line : lines) {
            if (!line.is(OWN) && !(line.is(STAMP) && stamped)) {
                calmed.add(line);
            }
            stamped |= line.is(STAMP);
        }
        return calmed;
    }

    private static ICalComponent events(ICalComponent calendar, UnaryOperator<List<ICalLine>> change) {
        return calendar.withParts(calendar.parts().stream()
                .map(part -> part.is("VTIMEZONE") ? part : part.with(change.apply(part.lines())))
                .toList());
    }
}
