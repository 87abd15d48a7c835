package org.kalends.host.page;

import java.util.Optional;
import org.kalends.host.sync.ProgressView;

/**
 * A sync as a page shows it.
 *
 * @param id names it
 * @param source the first calendar
 * @param target the second calendar
 * @param twoWay whether edits come back
 * @param chip how it goes
 * @param started whether it has ever been let run
 * @param paused whether it waits for somebody to let it run
 * @param confirms whether it waits for a confirmation of deletions
 * @param running the run that is under way
 * @param last what the last run did
 * @param next when it runs next, as people say it
 * @param copies how many copies there are
 * @param parked how many events are set aside
 * @param advice what a person has to do
 */
record SyncCard(
        String id,
        CalendarLabel source,
        CalendarLabel target,
        boolean twoWay,
        Chip chip,
        boolean started,
        boolean paused,
        boolean confirms,
        Optional<ProgressView> running,
        Optional<RunLine> last,
        Optional<String> next,
        int copies,
        int parked,
        Optional<Advice> advice) {

    /** Returns both calendars in a headline. */
    public String title() {
        return source.name() + (twoWay ? " and " : " to ") + target.name();
    }
}
