package org.kalends.provider.google.internal.http;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.provider.google.internal.event.AccessRole;
import org.kalends.provider.google.internal.event.ShortHash;

/**
 * A place in the change feed of one calendar.
 *
 * @param calendar a hash of the calendar's id
 * @param view how series are told
 * @param query what the feed was opened with
 * @param role what the account could see then
 * @param token the sync token; absent when the service gave none
 */
record GoogleCursor(String calendar, RecurrenceView view, FeedQuery query, AccessRole role, Optional<String> token) {

    private static final String VERSION = "1";

    static GoogleCursor of(
            CalendarRef calendar, RecurrenceView view, FeedQuery query, AccessRole role, Optional<String> token) {
        return new GoogleCursor(ShortHash.of(calendar.calendarId(), ShortHash.FEW), view, query, role, token);
    }

    /** Reads a cursor; anything that was not written for this calendar and view is expired. */
    static GoogleCursor read(Cursor cursor, CalendarRef calendar, RecurrenceView view) {
        try {
            GenericJson json = GsonFactory.getDefaultInstance().fromString(cursor.value(), GenericJson.class);
            GoogleCursor read = new GoogleCursor(
                    text(json, "c"),
                    RecurrenceView.valueOf(text(json, "view")),
                    new FeedQuery(
                            Integer.parseInt(text(json, "page")),
                            Arrays.asList(text(json, "types").split(","))),
                    AccessRole.valueOf(text(json, "role")),
                    Optional.of(text(json, "token")).filter(token -> !token.isEmpty()));
            boolean ours = text(json, "v").equals(VERSION)
                    && read.view == view
                    && read.calendar.equals(ShortHash.of(calendar.calendarId(), ShortHash.FEW));
            if (ours) {
                return read;
            }
        } catch (IOException | RuntimeException unreadable) {
            throw expired();
        }
        throw expired();
    }

    private static String text(GenericJson json, String name) {
        return json.get(name) instanceof String text ? text : "";
    }

    private static ProviderException expired() {
        return new ProviderException(FailureKind.CURSOR_EXPIRED, "cursor: not one of this calendar and view");
    }

    Cursor cursor() {
        GenericJson json = new GenericJson()
                .set("v", VERSION)
                .set("c", calendar)
                .set("view", view.name())
                .set("page", String.valueOf(query.pageSize()))
                .set("types", String.join(",", query.eventTypes()))
                .set("role", role.name())
                .set("token", token.orElse(""));
        try {
            return new Cursor(GsonFactory.getDefaultInstance().toString(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
