package org.kalends.simulator.icloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.kalends.simulator.Reply;

/** An answer about several resources (RFC 4918 section 13). Not thread-safe. */
final class Multistatus {

    static final String TYPE = "application/xml;charset=UTF-8";

    private static final QName STATUS = Names.dav("status");

    /** What the service at times fills with a word of its implementation's language. */
    private static final Set<QName> TEXTS = Set.of(
            Names.dav("displayname"),
            Names.caldav("calendar-description"),
            Names.caldav("calendar-timezone"),
            Names.calendarServer("getctag"));

    private final ICloudFaults faults;

    private final List<Xml> parts = new ArrayList<>();

    Multistatus(ICloudFaults faults) {
        this.faults = faults;
    }

    /** Adds a row with those of the wanted properties that there are, and the names of those that there are not. */
    void row(String href, List<QName> wanted, Map<QName, Xml> properties) {
        List<Xml> found = new ArrayList<>();
        List<Xml> missing = new ArrayList<>();
        for (QName name : wanted) {
            Optional<Xml> property = Optional.ofNullable(properties.get(name));
            if (property.isPresent()) {
                found.add(property.get());
            } else if (TEXTS.contains(name) && faults.strikes(ICloudFault.TEXT_NONE)) {
                found.add(Xml.text(name, "None"));
            } else {
                missing.add(Xml.of(name));
            }
        }
        List<Xml> row = new ArrayList<>(List.of(Xml.href(href)));
        if (faults.strikes(ICloudFault.XML_STATUS_BESIDE)) {
            row.add(status("200 OK"));
        }
        if (!found.isEmpty() || missing.isEmpty()) {
            Xml status = faults.strikes(ICloudFault.XML_STATUS_EMPTY) ? Xml.of(STATUS) : status("200 OK");
            row.add(Xml.of(Names.dav("propstat"), Xml.of(Names.PROP, found), status));
        }
        if (!missing.isEmpty()) {
            row.add(Xml.of(Names.dav("propstat"), Xml.of(Names.PROP, missing), status("404 Not Found")));
        }
        parts.add(Xml.of(Names.dav("response"), row));
    }

    /** Adds a row with nothing but a status. */
    void row(String href, String status) {
        parts.add(Xml.of(Names.dav("response"), Xml.href(href), status(status)));
    }

    /** Adds the row that says that there is more (RFC 6578 section 3.6). */
    void truncated(String href) {
        parts.add(Xml.of(
                Names.dav("response"),
                Xml.href(href),
                status("507 Insufficient Storage"),
                Xml.of(Names.dav("error"), Xml.of(Names.dav("number-of-matches-within-limits")))));
    }

    void syncToken(String token) {
        parts.add(Xml.text(Names.dav("sync-token"), token));
    }

    private static Xml status(String text) {
        return Xml.text(STATUS, "HTTP/1.1 " + text);
    }

    Reply reply() {
        Xml root = Xml.of(Names.dav("multistatus"), parts);
        boolean odd = faults.strikes(ICloudFault.XML_PREFIXES);
        return Reply.of(207, TYPE, odd ? root.documentWithPrefixes() : root.document());
    }
}
