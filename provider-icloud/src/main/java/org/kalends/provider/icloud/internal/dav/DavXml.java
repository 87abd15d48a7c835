package org.kalends.provider.icloud.internal.dav;

import com.github.caldav4j.CalDAVConstants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.jackrabbit.webdav.property.DavPropertyName;
import org.apache.jackrabbit.webdav.property.DavPropertyNameSet;
import org.apache.jackrabbit.webdav.xml.DomUtil;
import org.apache.jackrabbit.webdav.xml.ElementIterator;
import org.apache.jackrabbit.webdav.xml.Namespace;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Names of elements, and the one place that parses xml. */
final class DavXml {

    static final Namespace DAV = CalDAVConstants.NAMESPACE_WEBDAV;

    static final Namespace CALDAV = CalDAVConstants.NAMESPACE_CALDAV;

    static final Namespace CALENDAR_SERVER = Namespace.getNamespace("CS", "http://calendarserver.org/ns/");

    static final Namespace APPLE = Namespace.getNamespace("A", "http://apple.com/ns/ical/");

    static final DavPropertyName ETAG = DavPropertyName.GETETAG;

    static final DavPropertyName CTAG = DavPropertyName.create("getctag", CALENDAR_SERVER);

    static final DavPropertyName SYNC_TOKEN = DavPropertyName.create("sync-token", DAV);

    static final DavPropertyName REPORTS = DavPropertyName.create("supported-report-set", DAV);

    static final DavPropertyName CALENDAR_DATA = DavPropertyName.create("calendar-data", CALDAV);

    private DavXml() {}

    /**
     * Parses a body; empty when it is no xml. Document types, external entities and entity bombs count as no xml: jackrabbit's
     * parser refuses them.
     */
    static Optional<Document> parse(DavAnswer answer) {
        byte[] body = answer.content().bytes();
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomUtil.parseDocument(new ByteArrayInputStream(body)));
        } catch (IOException | SAXException | ParserConfigurationException noXml) {
            return Optional.empty();
        }
    }

    static DavPropertyNameSet names(DavPropertyName... names) {
        DavPropertyNameSet set = new DavPropertyNameSet();
        for (DavPropertyName name : names) {
            set.add(name);
        }
        return set;
    }

    /** Returns the trimmed text of an element; empty when blank, or {@code None} as iCloud says it. */
    static Optional<String> text(Element element) {
        String text = DomUtil.getTextTrim(element);
        return Optional.ofNullable(text).filter(some -> !some.isEmpty() && !some.equals("None"));
    }

    /** Returns the text of the first {@code DAV:href} below an element. */
    static Optional<String> href(Element element) {
        Element href = DomUtil.getChildElement(element, "href", DAV);
        return href == null ? Optional.empty() : text(href);
    }

    /** Returns whether an element has a descendant with a name, at any depth. */
    static boolean mentions(Element element, String name, Namespace namespace) {
        for (ElementIterator children = DomUtil.getChildren(element); children.hasNext(); ) {
            Element child = children.nextElement();
            if (DomUtil.matches(child, name, namespace) || mentions(child, name, namespace)) {
                return true;
            }
        }
        return false;
    }
}
