package org.kalends.examples.drill;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Texts of events as another program would store them, all in the coming weeks. */
final class TestEvents {

    private TestEvents() {}

    static String single(String uid, String title, int daysAhead) {
        return calendar("UID:" + uid + "\r\nDTSTART:" + day(daysAhead) + "T100000Z\r\nDTEND:" + day(daysAhead)
                + "T110000Z\r\nSUMMARY:" + title + "\r\nX-FOREIGN:kept\r\n");
    }

    static String weekly(String uid, String title, int daysAhead, int count) {
        return calendar("UID:" + uid + "\r\nDTSTART:" + day(daysAhead) + "T080000Z\r\nDTEND:" + day(daysAhead)
                + "T083000Z\r\nRRULE:FREQ=WEEKLY;COUNT=" + count + "\r\nSUMMARY:" + title + "\r\n");
    }

    private static String calendar(String event) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n"
                + event + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(ahead).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
