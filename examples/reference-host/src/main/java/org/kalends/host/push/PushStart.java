package org.kalends.host.push;

import java.util.List;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncListener;
import org.springframework.stereotype.Component;

/** Lets both calendars of a sync be watched once it has run for the first time. */
@Component
final class PushStart implements SyncListener {

    private static final int FIRST = 1;

    private final SyncStore store;
    private final PushUpkeep push;

    PushStart(SyncStore store, PushUpkeep push) {
        this.store = store;
        this.push = push;
    }

    @Override
    public void ended(RunReport report) {
        if (store.reports(report.pair(), FIRST + 1).size() == FIRST) {
            store.pair(report.pair()).ifPresent(pair -> push.soon(List.of(pair.a(), pair.b())));
        }
    }
}
