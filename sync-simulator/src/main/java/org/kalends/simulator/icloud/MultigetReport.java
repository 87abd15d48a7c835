package org.kalends.simulator.icloud;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.kalends.simulator.Reply;
import org.w3c.dom.Element;

/** Resources by their hrefs (RFC 4791 section 7.9), the last one first: no order is promised. */
final class MultigetReport {

    private static final int MOST = 5000;

    private MultigetReport() {}

    static Reply answer(World world, DavCall call, ICloudCalendar calendar, Element root) {
        List<String> hrefs = XmlBody.children(root, Names.HREF).stream()
                .map(href -> href.getTextContent().strip())
                .toList();
        if (hrefs.isEmpty()) {
            throw DavError.badRequest();
        }
        if (hrefs.size() > MOST) {
            throw DavError.forbidden(Names.dav("number-of-matches-within-limits"));
        }
        Multistatus answer = new Multistatus(world.faults());
        ObjectRow rows = new ObjectRow(world, calendar, Reports.wanted(root), answer);
        for (int i = hrefs.size() - 1; i >= 0; i--) {
            String href = hrefs.get(i);
            Optional<StoredObject> object = find(call.account(), calendar, href);
            if (object.isEmpty()) {
                answer.row(href, "404 Not Found");
            } else if (world.faults().strikes(ICloudFault.MULTIGET_ROW_503)) {
                answer.row(href, "503 Service Unavailable");
            } else if (!world.faults().strikes(ICloudFault.MULTIGET_MISSING_ROW)) {
                boolean nameless = world.faults().strikes(ICloudFault.MULTIGET_EMPTY_HREF);
                rows.addWithText(nameless ? "" : rows.href(object.get().name()), object.get());
            }
        }
        return answer.reply();
    }

    private static Optional<StoredObject> find(ICloudAccount account, ICloudCalendar calendar, String href) {
        try {
            List<String> path = Target.segments(
                    Optional.ofNullable(URI.create(href.replace(" ", "%20")).getRawPath())
                            .orElse(""));
            List<String> folder = List.of(account.number(), "calendars", calendar.id());
            return path.size() == 4 && path.subList(0, 3).equals(folder)
                    ? calendar.store().find(path.get(3))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
