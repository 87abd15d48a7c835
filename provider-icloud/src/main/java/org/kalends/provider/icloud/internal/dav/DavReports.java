package org.kalends.provider.icloud.internal.dav;

import com.github.caldav4j.model.request.CalendarData;
import com.github.caldav4j.model.request.CalendarMultiget;
import com.github.caldav4j.model.request.CalendarQuery;
import com.github.caldav4j.model.request.CompFilter;
import com.github.caldav4j.model.request.PropFilter;
import com.github.caldav4j.model.request.TextMatch;
import java.util.List;

/** The CalDAV reports that are asked (RFC 4791 section 7). */
final class DavReports {

    private DavReports() {}

    /** Texts and ETags of some resources. */
    static CalendarMultiget multiget(List<String> hrefs) {
        CalendarMultiget report = new CalendarMultiget(DavXml.names(DavXml.ETAG), new CalendarData(), false, false);
        report.setHrefs(hrefs);
        return report;
    }

    /** ETags of the events with a UID, as far as the server can tell: a hint. */
    static CalendarQuery byUid(String uid) {
        PropFilter filter = new PropFilter();
        filter.setName("UID");
        filter.setTextMatch(new TextMatch(null, null, "i;octet", uid));
        CompFilter event = new CompFilter("VEVENT");
        event.addPropFilter(filter);
        CompFilter calendar = new CompFilter("VCALENDAR");
        calendar.addCompFilter(event);
        return new CalendarQuery(DavXml.names(DavXml.ETAG), calendar, null, false, false);
    }
}
