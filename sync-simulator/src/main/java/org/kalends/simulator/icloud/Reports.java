package org.kalends.simulator.icloud;

import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.kalends.simulator.Reply;
import org.w3c.dom.Element;

/** Which report a request is, and what all of them ask in the same way (RFC 3253 section 3.6). */
final class Reports {

    private Reports() {}

    static Reply answer(World world, DavCall call) {
        Element root = XmlBody.of(call.request());
        QName name = XmlBody.name(root);
        if (name.equals(Names.caldav("free-busy-query"))) {
            throw DavError.badRequest();
        }
        DavError unsupported = DavError.forbidden(Names.dav("supported-report"));
        if (name.equals(Names.dav("sync-collection"))) {
            return new SyncReport(world, call, call.collection(unsupported)).answer(root);
        }
        if (name.equals(Names.caldav("calendar-query"))) {
            return QueryReport.answer(world, call, call.collection(unsupported), root);
        }
        if (name.equals(Names.caldav("calendar-multiget"))) {
            return MultigetReport.answer(world, call, call.collection(unsupported), root);
        }
        throw unsupported;
    }

    /** Returns the properties asked for; parts of the calendar data, or occurrences in place of a series, are not to be had. */
    static List<QName> wanted(Element root) {
        List<Element> properties = XmlBody.children(XmlBody.require(root, Names.PROP));
        boolean partial = properties.stream()
                .anyMatch(property -> XmlBody.name(property).equals(Names.CALENDAR_DATA)
                        && !XmlBody.children(property).isEmpty());
        if (partial) {
            throw DavError.forbidden(Names.caldav("supported-calendar-data"));
        }
        return properties.stream().map(XmlBody::name).toList();
    }

    /** Refuses a depth with which a report has no meaning; "" stands for none. */
    static void requireDepth(DavCall call, Set<String> meaningful) {
        if (!meaningful.contains(call.depth().orElse(""))) {
            throw DavError.badRequest();
        }
    }
}
