package org.kalends.examples.hostdrill;

import java.time.Duration;
import java.time.Instant;

/** What people change of an event. */
enum Field {
    TITLE {
        @Override
        Said edited(Said said, int take, Instant slot) {
            return said.titled(name(said) + " take " + take);
        }

        @Override
        boolean isSame(Said one, Said other) {
            return one.title().equals(other.title());
        }
    },
    LOCATION {
        @Override
        Said edited(Said said, int take, Instant slot) {
            return said.located("Room " + take);
        }

        @Override
        boolean isSame(Said one, Said other) {
            return one.location().equals(other.location());
        }
    },
    TIME {
        @Override
        Said edited(Said said, int take, Instant slot) {
            return said.moved(slot);
        }

        @Override
        boolean isSame(Said one, Said other) {
            return one.start().equals(other.start());
        }
    };

    private static final String TAKE = " take ";

    /** Returns an event with another value of this field. */
    abstract Said edited(Said said, int take, Instant slot);

    abstract boolean isSame(Said one, Said other);

    /** Returns the part of a title that never changes. */
    static String name(Said said) {
        int take = said.title().indexOf(TAKE);
        return take < 0 ? said.title() : said.title().substring(0, take);
    }

    /** Returns how far into a calendar's days a place is. */
    static Instant slot(Instant first, int number) {
        return first.plus(Duration.ofHours(number));
    }
}
