package org.kalends.simulator.icloud;

import javax.xml.namespace.QName;

/** The namespaces of what goes over the wire. */
final class Names {

    static final String DAV = "DAV:";

    static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

    private static final String CALENDAR_SERVER = "http://calendarserver.org/ns/";

    private static final String APPLE = "http://apple.com/ns/ical/";

    static final QName PROP = dav("prop");

    static final QName HREF = dav("href");

    static final QName GETETAG = dav("getetag");

    static final QName CALENDAR_DATA = caldav("calendar-data");

    private Names() {}

    /** Returns a name of WebDAV (RFC 4918 and its kin). */
    static QName dav(String name) {
        return new QName(DAV, name);
    }

    /** Returns a name of CalDAV (RFC 4791, 6638). */
    static QName caldav(String name) {
        return new QName(CALDAV, name);
    }

    /** Returns a name of Apple's calendar server. */
    static QName calendarServer(String name) {
        return new QName(CALENDAR_SERVER, name);
    }

    /** Returns a name of Apple's calendar application. */
    static QName apple(String name) {
        return new QName(APPLE, name);
    }
}
