package org.kalends.simulator.icloud;

import static org.kalends.simulator.icloud.Names.caldav;
import static org.kalends.simulator.icloud.Names.calendarServer;
import static org.kalends.simulator.icloud.Names.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The properties of a calendar (RFC 4791 section 5.2, RFC 3744, RFC 5397, RFC 6578). */
final class CalendarProperties {

    static final int LARGEST = 20 << 20;

    private CalendarProperties() {}

    static List<Xml> of(ICloudCalendar calendar) {
        List<Xml> all = new ArrayList<>();
        ICloudAccount owner = calendar.owner();
        all.add(type(calendar));
        all.add(Xml.text(dav("displayname"), calendar.name()));
        all.add(Xml.of(dav("owner"), Xml.href(owner.principal())));
        all.add(Xml.of(dav("current-user-principal"), Xml.href(owner.principal())));
        all.add(Xml.of(dav("current-user-privilege-set"), privileges(calendar)));
        all.add(Xml.of(
                caldav("supported-calendar-component-set"),
                Xml.of(caldav("comp")).with("name", calendar.component())));
        all.add(Xml.of(
                caldav("supported-calendar-data"), Xml.of(Names.CALENDAR_DATA).with("content-type", "text/calendar")));
        all.add(Xml.of(dav("supported-report-set"), reports()));
        all.add(Xml.text(caldav("max-resource-size"), String.valueOf(LARGEST)));
        all.add(Xml.text(caldav("calendar-timezone"), zone(calendar)));
        all.add(Xml.text(
                dav("sync-token"), SyncToken.of(calendar, calendar.store().revision())));
        all.add(Xml.text(
                calendarServer("getctag"),
                "FT=-@RU=" + calendar.store().id() + "@S=" + calendar.store().revision() + "@G="
                        + calendar.generation()));
        all.add(Xml.text(Names.apple("calendar-color"), calendar.colour()));
        calendar.source().ifPresent(feed -> all.add(Xml.of(calendarServer("source"), Xml.href(feed.toString()))));
        return all;
    }

    private static Xml type(ICloudCalendar calendar) {
        List<Xml> types = new ArrayList<>(List.of(Xml.of(dav("collection"))));
        if (calendar.source().isPresent()) {
            types.add(Xml.of(calendarServer("subscribed")));
        } else {
            types.add(Xml.of(caldav("calendar")));
        }
        if (calendar.isShared()) {
            types.add(Xml.of(calendarServer("shared")));
        }
        return Xml.of(dav("resourcetype"), types);
    }

    private static List<Xml> privileges(ICloudCalendar calendar) {
        Stream<String> names = calendar.isWritable()
                ? Stream.of(
                        "all",
                        "read",
                        "write",
                        "write-properties",
                        "write-content",
                        "bind",
                        "unbind",
                        "unlock",
                        "read-acl",
                        "write-acl",
                        "read-current-user-privilege-set")
                : Stream.of("read", "read-current-user-privilege-set");
        return names.map(name -> Xml.of(dav("privilege"), Xml.of(dav(name)))).toList();
    }

    private static List<Xml> reports() {
        return Stream.of(caldav("calendar-query"), caldav("calendar-multiget"), dav("sync-collection"))
                .map(name -> Xml.of(dav("supported-report"), Xml.of(dav("report"), Xml.of(name))))
                .toList();
    }

    /** Returns the zone as a calendar with one VTIMEZONE; its rules are not told, its name is. */
    private static String zone(ICloudCalendar calendar) {
        String start = "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\n";
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Apple Inc.//iCloud simulated//EN\r\nBEGIN:VTIMEZONE\r\nTZID:"
                + calendar.zone().getId() + "\r\nBEGIN:STANDARD\r\n" + start
                + "END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n";
    }
}
