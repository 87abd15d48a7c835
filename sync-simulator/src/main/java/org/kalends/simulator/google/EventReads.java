package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kalends.simulator.Reply;

/** Getting and listing events. */
final class EventReads {

    /** How long the service remembers what was deleted. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private final World world;

    EventReads(World world) {
        this.world = world;
    }

    Reply get(GoogleCall call, GoogleCalendar calendar, String id) {
        Parameters parameters = call.parameters().only("alwaysIncludeEmail", "maxAttendees", "timeZone");
        EventView view = view(call, calendar, parameters.zone("timeZone"));
        ObjectNode event = view.whole(calendar.store().require(id));
        if (call.request()
                .header("if-none-match")
                .filter(event.path("etag").asText()::equals)
                .isPresent()) {
            return Reply.of(304);
        }
        return Answers.json(call, event);
    }

    Reply list(GoogleCall call, GoogleCalendar calendar) {
        EventQuery query = new EventQuery(call.parameters());
        ZoneId zone = query.zone().orElse(calendar.zone());
        String resource = resource(calendar);
        String key = call.account().email() + " " + resource + query.whole();
        Pages pages = new Pages(world, key, query.maxResults());
        Optional<SyncToken> known = query.syncToken().map(token -> known(token, query, resource, calendar));
        Pages.Page page;
        if (query.pageToken().isPresent()) {
            if (known.isPresent() && world.faults().strikes(GoogleFault.SYNC_TOKEN_EXPIRED_MID_ROUND)) {
                throw GoogleError.fullSyncRequired();
            }
            page = pages.next(query.pageToken().get());
        } else {
            page = first(call, calendar, query, pages, known);
        }
        if (page.hasMore() && world.faults().strikes(GoogleFault.CHANGE_BETWEEN_PAGES)) {
            Meddling.withTheLastOf(calendar.store());
        }
        ObjectNode body = envelope(call, calendar, zone);
        page.on(body);
        return Answers.json(call, body);
    }

    static String resource(GoogleCalendar calendar) {
        return "calendars/" + calendar.id() + "/events";
    }

    private SyncToken known(String token, EventQuery query, String resource, GoogleCalendar calendar) {
        if (world.faults().strikes(GoogleFault.SYNC_TOKEN_EXPIRED)) {
            throw GoogleError.fullSyncRequired();
        }
        if (world.faults().strikes(GoogleFault.SYNC_TOKEN_GARBAGE)) {
            throw GoogleError.invalidSyncToken();
        }
        return SyncToken.read(token, resource, calendar.generation(), query.tied());
    }

    private Pages.Page first(
            GoogleCall call, GoogleCalendar calendar, EventQuery query, Pages pages, Optional<SyncToken> known) {
        EventStore store = calendar.store();
        boolean stale = store.canLag() && world.faults().strikes(GoogleFault.LIST_STALE);
        long until = stale ? store.lag() : world.stamps().last();
        long since = known.map(SyncToken::stamp).orElse(0L);
        EventRows rows = new EventRows(
                query,
                view(call, calendar, query.zone()),
                calendar.zone(),
                world.faults(),
                known.isPresent() ? OptionalLong.of(since) : OptionalLong.empty());
        if (known.isPresent()) {
            store.between(since, until).forEach(item -> rows.add(item, item.current()));
        } else {
            requireRemembered(query.updatedMin());
            store.items().stream()
                    .filter(item -> !item.isPurged())
                    .forEach(item -> item.at(until).ifPresent(version -> rows.add(item, version)));
        }
        SyncToken next = new SyncToken(resource(calendar), calendar.generation(), Math.max(until, since), query.tied());
        return pages.first(rows.all(), query.givesToken() ? Optional.of(next.text()) : Optional.empty());
    }

    private void requireRemembered(Optional<Instant> updatedMin) {
        if (updatedMin.filter(world.clock().instant().minus(MEMORY)::isAfter).isPresent()) {
            throw GoogleError.of(
                            410,
                            "calendar",
                            "updatedMinTooLongAgo",
                            "The requested minimum modification time lies too far in the past.")
                    .at("parameter", "updatedMin");
        }
    }

    Reply instances(GoogleCall call, GoogleCalendar calendar, String id) {
        Parameters parameters = call.parameters()
                .only(
                        "alwaysIncludeEmail",
                        "maxAttendees",
                        "maxResults",
                        "originalStart",
                        "pageToken",
                        "showDeleted",
                        "timeMax",
                        "timeMin",
                        "timeZone");
        EventItem series = series(calendar, id);
        Optional<Instant> from = parameters.time("timeMin");
        Optional<Instant> to = parameters.time("timeMax");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw EventQuery.timeRangeEmpty();
        }
        int most = Math.min(2500, parameters.number("maxResults").orElse(250));
        String key = call.account().email() + " " + calendar.id() + " " + id + parameters.without("pageToken");
        Pages pages = new Pages(world, key, most);
        Pages.Page page = parameters
                .get("pageToken")
                .map(pages::next)
                .orElseGet(() -> pages.first(instances(call, calendar, series, from, to), Optional.empty()));
        ObjectNode body = envelope(call, calendar, parameters.zone("timeZone").orElse(calendar.zone()));
        page.on(body);
        return Answers.json(call, body);
    }

    private static EventItem series(GoogleCalendar calendar, String id) {
        EventRef ref = calendar.store().require(id);
        if (ref.item().current().deleted()) {
            throw GoogleError.deleted();
        }
        if (ref.suffix().isPresent() || ref.item().current().lines().isEmpty()) {
            throw GoogleError.invalid("The event is not recurring.").at("parameter", "eventId");
        }
        return ref.item();
    }

    private List<ObjectNode> instances(
            GoogleCall call, GoogleCalendar calendar, EventItem series, Optional<Instant> from, Optional<Instant> to) {
        Parameters parameters = call.parameters();
        EventView view = view(call, calendar, parameters.zone("timeZone"));
        Optional<Instant> original = parameters.time("originalStart");
        EventVersion version = series.current();
        List<ObjectNode> rows = new ArrayList<>();
        ZoneId zone = calendar.zone();
        for (Occurrence occurrence : version.occurrences(to, zone, times -> times.overlaps(from, true, to, zone))) {
            boolean wanted = original.filter(
                            start -> !start.equals(occurrence.original().in(zone)))
                    .isEmpty();
            if (wanted && !occurrence.cancelled()) {
                rows.add(view.occurrence(series, version, occurrence));
            } else if (wanted && parameters.flag("showDeleted", false)) {
                rows.add(view.deletedOccurrence(series, version, occurrence));
            }
        }
        return rows;
    }

    EventView view(GoogleCall call, GoogleCalendar calendar, Optional<ZoneId> zone) {
        return new EventView(
                calendar.id(),
                calendar.roleOf(call.account()),
                zone.orElse(calendar.zone()),
                call.parameters().number("maxAttendees"),
                world.faults());
    }

    private ObjectNode envelope(GoogleCall call, GoogleCalendar calendar, ZoneId zone) {
        ObjectNode body = Json.object()
                .put("kind", "calendar#events")
                .put("etag", "\"p" + world.stamps().last() + "\"")
                .put("summary", calendar.name())
                .put("description", "")
                .put("updated", EventView.moment(Stamps.time(world.stamps().last())))
                .put("timeZone", zone.getId())
                .put("accessRole", CalendarListRoutes.roleWord(world, calendar.roleOf(call.account())));
        body.putArray("defaultReminders");
        return body;
    }
}
