package org.kalends.tck;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;

/** What {@link CalendarProviderTck} needs for one test. */
public interface ProviderFixture extends Fixture {

    /** Returns the provider. */
    CalendarProvider provider();

    /** Returns a calendar that is writable, empty and used by no other test. */
    CalendarRef calendar();

    /** Returns how a person changes that calendar. */
    PersonChannel person();

    /** Returns the window that is read: one year, which therefore holds both days on which Europe changes its clocks. */
    default Window window() {
        return new Window(
                Instant.parse("2030-12-31T23:00:00Z"),
                Instant.parse("2031-12-31T23:00:00Z"),
                ZoneId.of("Europe/Berlin"));
    }

    /** Returns a calendar of the same account that does not exist, with a well-formed id. */
    default CalendarRef missingCalendar() {
        String id = calendar().calendarId();
        String missing = id.endsWith("/") ? id.substring(0, id.length() - 1) + "-missing/" : id + "-missing";
        return new CalendarRef(calendar().provider(), calendar().account(), missing);
    }

    /** Returns a calendar of the same account that can be read and not written; optional. */
    default Optional<CalendarRef> readOnlyCalendar() {
        return Optional.empty();
    }

    /** Makes the remote side forget every cursor that it has issued for the calendar; false when it cannot. */
    default boolean expireCursors() {
        return false;
    }
}
