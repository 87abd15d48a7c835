package org.kalends.host;

import org.kalends.api.store.Direction;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.Syncs;

/**
 * Makes and runs the two-way sync of somebody's main calendars.
 *
 * @param host where
 * @param person whose
 */
record Remake(HostProcess host, Person person) {

    /** Returns the id of the sync, made now. */
    String made() {
        SyncRequest request = SyncRequest.standard(
                new CalendarChoice(person.connection("google"), "primary"),
                new CalendarChoice(person.connection("m365"), "primary"),
                Direction.TWO_WAY);
        return syncs().create(person.user(), request, FirstRun.SOON).id();
    }

    /** Runs a sync and returns how many events it created; nothing else may be written. */
    int run(String sync) {
        ReportView report = syncs().run(person.user(), new SyncId(sync)).join();
        if (report.updated() + report.deleted() > 0) {
            throw new AssertionError("updated or deleted: " + report);
        }
        return report.created();
    }

    private Syncs syncs() {
        return host.bean(Syncs.class);
    }
}
