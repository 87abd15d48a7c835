package org.kalends.simulator.icloud;

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** How reports tell a resource: its properties, and its text where that is asked for. */
final class ObjectRow {

    private final World world;

    private final ICloudCalendar calendar;

    private final List<QName> wanted;

    private final Multistatus answer;

    ObjectRow(World world, ICloudCalendar calendar, List<QName> wanted, Multistatus answer) {
        this.world = world;
        this.calendar = calendar;
        this.wanted = wanted;
        this.answer = answer;
    }

    String href(String name) {
        return calendar.path() + Target.encoded(name);
    }

    /** Adds a row without text, whatever was asked for. */
    void add(StoredObject object) {
        answer.row(href(object.name()), wanted, Properties.of(object));
    }

    /** Adds a row with what was asked for. */
    void addWithText(String href, StoredObject object) {
        Map<QName, Xml> properties = Properties.of(object);
        if (wanted.contains(Names.CALENDAR_DATA)) {
            properties.put(
                    Names.CALENDAR_DATA,
                    Xml.text(Names.CALENDAR_DATA, world.texts().read(calendar, object)));
        }
        answer.row(href, wanted, properties);
    }
}
