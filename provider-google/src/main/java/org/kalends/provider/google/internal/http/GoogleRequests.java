package org.kalends.provider.google.internal.http;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Channel;
import com.google.api.services.calendar.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;

/** Builds every request that is ever sent. What writes an event asks for silence here, and nowhere else. */
final class GoogleRequests {

    private static final String SILENCE = "none";

    private static final String NOBODYS_UID = "nothing@kalends.invalid";

    private static final int LARGEST_PAGE = 2_500;

    private static final int LARGEST_CALENDAR_PAGE = 250;

    private final GoogleGateway gateway;

    GoogleRequests(GoogleGateway gateway) {
        this.gateway = gateway;
    }

    /** Asks for a page of a feed that is being opened. */
    GoogleRequest opening(CalendarRef calendar, FeedQuery query, Stretch stretch, Optional<String> page) {
        return gateway.build(client -> client.events()
                .list(calendar.calendarId())
                .setSingleEvents(false)
                .setMaxResults(query.pageSize())
                .setEventTypes(query.eventTypes())
                .setTimeMin(time(stretch.from()))
                .setTimeMax(time(stretch.to()))
                .setPageToken(page.orElse(null)));
    }

    /** Asks for a page of what changed. The query has to be the one that the feed was opened with. */
    GoogleRequest changes(CalendarRef calendar, FeedQuery query, String syncToken, Optional<String> page) {
        return gateway.build(client -> client.events()
                .list(calendar.calendarId())
                .setSingleEvents(false)
                .setMaxResults(query.pageSize())
                .setEventTypes(query.eventTypes())
                .setSyncToken(syncToken)
                .setPageToken(page.orElse(null)));
    }

    /** Asks for a page of the events and occurrences that overlap a stretch of time. */
    GoogleRequest expanded(CalendarRef calendar, Stretch stretch, Optional<String> page) {
        return gateway.build(client -> client.events()
                .list(calendar.calendarId())
                .setSingleEvents(true)
                .setMaxResults(LARGEST_PAGE)
                .setEventTypes(FeedQuery.EVENT_TYPES)
                .setTimeMin(time(stretch.from()))
                .setTimeMax(time(stretch.to()))
                .setPageToken(page.orElse(null)));
    }

    /** Asks for a page of the occurrences of one series that overlap a stretch of time. */
    GoogleRequest instances(CalendarRef calendar, String seriesId, Stretch stretch, Optional<String> page) {
        return gateway.build(client -> client.events()
                .instances(calendar.calendarId(), seriesId)
                .setMaxResults(LARGEST_PAGE)
                .setTimeMin(time(stretch.from()))
                .setTimeMax(time(stretch.to()))
                .setPageToken(page.orElse(null)));
    }

    /** Asks for a page of the series with a UID and of all its exceptions, those that are gone among them. */
    GoogleRequest exceptions(CalendarRef calendar, String iCalUid, Optional<String> page) {
        return gateway.build(client -> client.events()
                .list(calendar.calendarId())
                .setSingleEvents(false)
                .setShowDeleted(true)
                .setMaxResults(LARGEST_PAGE)
                .setICalUID(iCalUid)
                .setPageToken(page.orElse(null)));
    }

    /** Asks for a page of the events that carry a private property. */
    GoogleRequest carrying(CalendarRef calendar, String key, String value, Optional<String> page) {
        return gateway.build(client -> client.events()
                .list(calendar.calendarId())
                .setSingleEvents(false)
                .setMaxResults(LARGEST_PAGE)
                .setPrivateExtendedProperty(List.of(key + "=" + value))
                .setPageToken(page.orElse(null)));
    }

    /** Asks for no event of a calendar; the envelope of the empty list tells zone and role. */
    GoogleRequest glance(CalendarRef calendar) {
        return gateway.build(client ->
                client.events().list(calendar.calendarId()).setMaxResults(1).setICalUID(NOBODYS_UID));
    }

    /** Asks for one event, series or occurrence. */
    GoogleRequest event(CalendarRef calendar, String id) {
        return gateway.build(client -> client.events().get(calendar.calendarId(), id));
    }

    GoogleRequest insert(CalendarRef calendar, Event event) {
        return gateway.build(client -> client.events()
                .insert(calendar.calendarId(), GuestGuard.checked(event))
                .setSendUpdates(SILENCE));
    }

    GoogleRequest patch(CalendarRef calendar, String id, Event event, String etag) {
        return gateway.build(client -> client.events()
                        .patch(calendar.calendarId(), id, GuestGuard.checked(event))
                        .setSendUpdates(SILENCE))
                .guardedBy(etag);
    }

    GoogleRequest delete(CalendarRef calendar, String id, String etag) {
        return gateway.build(client ->
                        client.events().delete(calendar.calendarId(), id).setSendUpdates(SILENCE))
                .guardedBy(etag);
    }

    /** Asks for a page of the calendars of an account, hidden ones among them. */
    GoogleRequest calendars(Optional<String> page) {
        return gateway.build(client -> client.calendarList()
                .list()
                .setShowHidden(true)
                .setMaxResults(LARGEST_CALENDAR_PAGE)
                .setPageToken(page.orElse(null)));
    }

    /** Asks to be told of changes. No parameter of a listing may come along: the service would check it. */
    GoogleRequest watch(CalendarRef calendar, Channel channel) {
        return gateway.build(client -> client.events().watch(calendar.calendarId(), channel));
    }

    GoogleRequest stop(Channel channel) {
        return gateway.build(client -> client.channels().stop(channel));
    }

    private static DateTime time(Instant instant) {
        return new DateTime(instant.toEpochMilli(), 0);
    }
}
