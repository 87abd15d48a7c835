package org.kalends.simulator.icloud;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.icloud.ObjectStore.Change;
import org.w3c.dom.Element;

/** What has changed in a calendar (RFC 6578 section 3), in the order of the changes, and the calendar itself, as iCloud has it. */
final class SyncReport {

    private final ICloudFaults faults;

    private final DavCall call;

    private final ICloudCalendar calendar;

    private final Multistatus answer;

    private final World world;

    SyncReport(World world, DavCall call, ICloudCalendar calendar) {
        this.world = world;
        this.faults = world.faults();
        this.call = call;
        this.calendar = calendar;
        this.answer = new Multistatus(faults);
    }

    Reply answer(Element root) {
        Reports.requireDepth(call, Set.of("", "0"));
        String token =
                XmlBody.require(root, Names.dav("sync-token")).getTextContent().strip();
        String level =
                XmlBody.require(root, Names.dav("sync-level")).getTextContent().strip();
        if (!Set.of("1", "infinite").contains(level)) {
            throw DavError.badRequest();
        }
        Optional<Integer> limit = limit(root);
        if (limit.isPresent() && faults.strikes(ICloudFault.SYNC_LIMIT_507)) {
            throw DavError.of(507, Names.dav("number-of-matches-within-limits"));
        }
        ObjectRow rows = new ObjectRow(world, calendar, Reports.wanted(root), answer);
        long end = end();
        List<Change> changes = changes(token).stream()
                .filter(change -> change.revision() <= end)
                .toList();
        Optional<Integer> most = limit.or(() -> forcedPage(changes.size()));
        boolean more = most.isPresent() && most.get() < changes.size();
        List<Change> page = more ? changes.subList(0, most.orElseThrow()) : changes;
        answer.row(calendar.path(), Reports.wanted(root), new Properties(world, call.account()).of(call.target()));
        page.forEach(change -> row(rows, change));
        boolean looping = more && faults.strikes(ICloudFault.SYNC_PAGES_LOOP);
        if (more) {
            answer.truncated(calendar.path());
        }
        if (!faults.strikes(ICloudFault.SYNC_TOKEN_ABSENT)) {
            long told = more ? page.get(page.size() - 1).revision() : end;
            answer.syncToken(looping ? token : SyncToken.of(calendar, told));
        }
        return answer.reply();
    }

    private static Optional<Integer> limit(Element root) {
        return XmlBody.child(root, Names.dav("limit"))
                .map(limit -> XmlBody.require(limit, Names.dav("nresults"))
                        .getTextContent()
                        .strip())
                .map(number -> {
                    if (!number.matches("[1-9]\\d{0,6}")) {
                        throw DavError.badRequest();
                    }
                    return Integer.valueOf(number);
                });
    }

    private Optional<Integer> forcedPage(int size) {
        boolean pages = faults.isOn(ICloudFault.SYNC_PAGES) || faults.isOn(ICloudFault.SYNC_PAGES_LOOP);
        if (!pages || size <= faults.pageSize()) {
            return Optional.empty();
        }
        boolean forced = faults.isOn(ICloudFault.SYNC_PAGES_LOOP) || faults.strikes(ICloudFault.SYNC_PAGES);
        return forced ? Optional.of(faults.pageSize()) : Optional.empty();
    }

    /** Returns the last revision that this answer knows of. */
    private long end() {
        long last = calendar.store().revision();
        return last > calendar.heldBack() && faults.strikes(ICloudFault.SYNC_STALE) ? calendar.holdBack() : last;
    }

    private List<Change> changes(String token) {
        if (token.isEmpty()) {
            List<Change> all = new ArrayList<>();
            if (faults.strikes(ICloudFault.SYNC_OLD_DELETIONS)) {
                all.addAll(calendar.store().deletions());
            }
            all.addAll(calendar.store().all());
            all.sort(Comparator.comparingLong(Change::revision));
            return all;
        }
        TokenTrouble.strike(faults);
        return SyncToken.revision(calendar, token)
                .flatMap(revision -> calendar.store().since(revision))
                .orElseThrow(TokenTrouble::invalid);
    }

    private void row(ObjectRow rows, Change change) {
        Optional<StoredObject> object = calendar.store().find(change.name());
        if (change.deleted() || object.isEmpty()) {
            answer.row(rows.href(change.name()), "404 Not Found");
        } else if (faults.strikes(ICloudFault.SYNC_ROW_503)) {
            answer.row(rows.href(change.name()), "503 Service Unavailable");
        } else {
            rows.add(object.get());
        }
    }
}
