package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.OriginMark;
import org.kalends.provider.m365.internal.event.GlobalObjectId;
import org.kalends.provider.m365.internal.event.MarkProperty;
import org.kalends.provider.m365.internal.event.OwnProperties;

/** The requests that are sent, each built by the SDK. */
final class GraphRequests {

    private static final int CALENDARS = 100;

    /** The largest page of a listing of marks; its items are small. */
    private static final int MARKS = 500;

    /** What a series is told by beside {@link GraphItem#READ}. What is not told unless it is named brings the rest into the list. */
    private static final List<String> SERIES = List.of(
            "id",
            "iCalUId",
            "type",
            "seriesMasterId",
            "occurrenceId",
            "originalStart",
            "originalEndTimeZone",
            "isOnlineMeeting",
            "transactionId",
            "lastModifiedDateTime",
            "cancelledOccurrences",
            "exceptionOccurrences");

    private final GraphGateway gateway;

    GraphRequests(GraphGateway gateway) {
        this.gateway = gateway;
    }

    GraphRequest calendars(AccountId account) {
        return gateway.build(
                account,
                client -> client.me()
                        .calendars()
                        .toGetRequestInformation(request -> request.queryParameters.top = CALENDARS));
    }

    GraphRequest calendar(CalendarRef calendar) {
        return build(
                calendar,
                client -> client.me()
                        .calendars()
                        .byCalendarId(calendar.calendarId())
                        .toGetRequestInformation());
    }

    GraphRequest delta(CalendarRef calendar, Stretch stretch) {
        return build(
                calendar,
                client -> client.me()
                        .calendars()
                        .byCalendarId(calendar.calendarId())
                        .calendarView()
                        .delta()
                        .toGetRequestInformation(request -> {
                            request.queryParameters.startDateTime = stretch.start();
                            request.queryParameters.endDateTime = stretch.end();
                        }));
    }

    GraphRequest view(CalendarRef calendar, Stretch stretch) {
        return build(
                calendar,
                client -> client.me()
                        .calendars()
                        .byCalendarId(calendar.calendarId())
                        .calendarView()
                        .toGetRequestInformation(request -> {
                            request.queryParameters.startDateTime = stretch.start();
                            request.queryParameters.endDateTime = stretch.end();
                        }));
    }

    GraphRequest instances(CalendarRef calendar, String masterId, Stretch stretch) {
        return build(
                calendar,
                client -> client.me().events().byEventId(masterId).instances().toGetRequestInformation(request -> {
                    request.queryParameters.startDateTime = stretch.start();
                    request.queryParameters.endDateTime = stretch.end();
                }));
    }

    /** Asks for an event, or the master of a series, with what we have put on it. */
    GraphRequest event(CalendarRef calendar, String id) {
        return build(
                calendar,
                client -> client.me()
                        .events()
                        .byEventId(id)
                        .toGetRequestInformation(
                                request -> request.queryParameters.expand = new String[] {OwnProperties.expand()}));
    }

    /** Asks for the same, and if it is a series also for where that leaves its rule. */
    GraphRequest series(CalendarRef calendar, String id) {
        return build(
                calendar,
                client -> client.me().events().byEventId(id).toGetRequestInformation(request -> {
                    request.queryParameters.select = Stream.of(GraphItem.READ, SERIES)
                            .flatMap(List::stream)
                            .toArray(String[]::new);
                    request.queryParameters.expand = new String[] {"exceptionOccurrences", OwnProperties.expand()};
                }));
    }

    GraphRequest calendarOf(CalendarRef calendar, String id) {
        return build(
                calendar,
                client -> client.me().events().byEventId(id).calendar().toGetRequestInformation());
    }

    /** Asks for the marks of all copies in the mailbox; only ids and our properties come. */
    GraphRequest marks(CalendarRef calendar) {
        return marked(calendar, "startswith(ep/value,'" + quoted(MarkProperty.PREFIX) + "')");
    }

    GraphRequest copies(CalendarRef calendar, String installation, String pair) {
        String prefix = MarkProperty.prefix(installation, pair);
        return marked(calendar, "startswith(ep/value,'" + quoted(prefix) + "')");
    }

    GraphRequest copy(CalendarRef calendar, OriginMark mark) {
        String value = MarkProperty.value(mark, calendar.calendarId());
        return marked(calendar, "ep/value eq '" + quoted(value) + "'");
    }

    private GraphRequest marked(CalendarRef calendar, String condition) {
        String filter = "singleValueExtendedProperties/Any(ep: ep/id eq '" + quoted(MarkProperty.ID) + "' and "
                + condition + ")";
        return build(
                calendar,
                client -> client.me().events().toGetRequestInformation(request -> {
                    request.queryParameters.filter = filter;
                    request.queryParameters.expand = new String[] {OwnProperties.expand()};
                    request.queryParameters.top = MARKS;
                    request.queryParameters.select = new String[] {"id"};
                }));
    }

    GraphRequest byUid(CalendarRef calendar, String uid) {
        String filter = GlobalObjectId.spellings(uid).stream()
                .map(spelling -> "iCalUId eq '" + quoted(spelling) + "'")
                .collect(Collectors.joining(" or "));
        return build(
                calendar,
                client -> client.me()
                        .calendars()
                        .byCalendarId(calendar.calendarId())
                        .events()
                        .toGetRequestInformation(request -> request.queryParameters.filter = filter));
    }

    GraphRequest create(CalendarRef calendar, Event event) {
        return build(
                calendar,
                client -> client.me()
                        .calendars()
                        .byCalendarId(calendar.calendarId())
                        .events()
                        .toPostRequestInformation(event));
    }

    GraphRequest patch(CalendarRef calendar, String id, Event patch, String etag) {
        return build(calendar, client -> client.me().events().byEventId(id).toPatchRequestInformation(patch))
                .guardedBy(etag);
    }

    GraphRequest delete(CalendarRef calendar, String id, String etag) {
        return build(calendar, client -> client.me().events().byEventId(id).toDeleteRequestInformation())
                .guardedBy(etag);
    }

    private GraphRequest build(CalendarRef calendar, Function<GraphServiceClient, RequestInformation> building) {
        return gateway.build(calendar.account(), building);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
