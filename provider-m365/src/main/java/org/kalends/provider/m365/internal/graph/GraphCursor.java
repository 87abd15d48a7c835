package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;

/**
 * A place in the change feed of one calendar.
 *
 * @param calendar a hash of the calendar's id
 * @param view how series are told
 * @param from where the feed was opened
 * @param to where it ends, exclusive
 * @param target the delta link behind the version; absent when the events had to be listed without a feed
 * @param moment when it was handed out, as {@link KnownEvents#moment} names moments
 */
record GraphCursor(
        String calendar, RecurrenceView view, Instant from, Instant to, Optional<String> target, String moment) {

    private static final int VERSION = 1;

    /** Days are placed by the zone of the window, and the service knows them in UTC only; no zone is further away than this. */
    private static final Duration ZONES = Duration.ofHours(15);

    static GraphCursor of(
            CalendarRef calendar, RecurrenceView view, Stretch stretch, Optional<String> target, String moment) {
        return new GraphCursor(
                Digests.brief(calendar.calendarId()), view, stretch.from(), stretch.to(), target, moment);
    }

    /** Reads a cursor; anything that was not written for this calendar and view is expired. */
    static GraphCursor read(Cursor cursor, CalendarRef calendar, RecurrenceView view) {
        try {
            JsonObject json = JsonParser.parseString(cursor.value()).getAsJsonObject();
            GraphCursor read = new GraphCursor(
                    json.get("c").getAsString(),
                    RecurrenceView.valueOf(json.get("view").getAsString()),
                    Instant.parse(json.get("from").getAsString()),
                    Instant.parse(json.get("to").getAsString()),
                    Optional.ofNullable(json.get("link")).map(link -> link.getAsString()),
                    json.get("moment").getAsString());
            boolean ours = json.get("v").getAsInt() == VERSION
                    && read.view == view
                    && read.calendar.equals(Digests.brief(calendar.calendarId()))
                    && read.target.stream().allMatch(GraphRoot::isTarget);
            if (ours) {
                return read;
            }
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | UnsupportedOperationException
                | DateTimeException unreadable) {
            throw expired();
        }
        throw expired();
    }

    private static ProviderException expired() {
        return new ProviderException(FailureKind.CURSOR_EXPIRED, "cursor: not one of this calendar and view");
    }

    Cursor cursor() {
        JsonObject json = new JsonObject();
        json.addProperty("v", VERSION);
        json.addProperty("c", calendar);
        json.addProperty("view", view.name());
        json.addProperty("from", from.toString());
        json.addProperty("to", to.toString());
        json.addProperty("moment", moment);
        target.ifPresent(link -> json.addProperty("link", link));
        return new Cursor(json.toString());
    }

    /** Returns whether the feed tells of everything in a window. */
    boolean covers(Window window) {
        return !window.start().minus(ZONES).isBefore(from)
                && !window.end().plus(ZONES).isAfter(to);
    }
}
