package org.kalends.host.push;

import java.time.Duration;
import org.kalends.api.model.CalendarRef;
import org.springframework.stereotype.Component;

/** Lets one thread of one node at a time see to the subscription of a calendar: two at once would end each other's at the service. */
@Component
final class CalendarTurns {

    private static final int TURNS = 64;
    private static final Duration HOLD = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final NodeLock lock;

    CalendarTurns(NodeLock lock) {
        this.lock = lock;
    }

    /** Does something about a calendar once nobody else does; leaves it to the next round when that takes minutes. */
    void take(CalendarRef calendar, Runnable work) {
        String turn = "push-turn-" + Math.floorMod(key(calendar).hashCode(), TURNS);
        for (long left = HOLD.dividedBy(LOOK_AGAIN); left >= 0 && !lock.tryRun(turn, HOLD, work); left--) {
            if (!sleep()) {
                return;
            }
        }
    }

    private static String key(CalendarRef calendar) {
        return calendar.account().value() + ' ' + calendar.calendarId();
    }

    private static boolean sleep() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
