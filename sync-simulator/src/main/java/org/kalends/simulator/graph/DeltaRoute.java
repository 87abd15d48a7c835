package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kalends.simulator.Reply;

/** {@code calendarView/delta}: rounds in pages. */
final class DeltaRoute {

    private static final int PAGE = 50;

    private static final String NEXT = "$skiptoken";

    private static final String LATER = "$deltatoken";

    Reply answer(GraphCall call, MailboxCalendar calendar) {
        DeltaTrouble.strike(
                call, call.query().has(NEXT), call.query().has(LATER), link(call, calendar) + "?$deltaToken=");
        DeltaToken asked = token(call, calendar);
        long sequence = call.mailbox().store().sequence();
        boolean stale =
                asked.until() == DeltaToken.NOTHING && calendar.isNews(sequence) && call.meets(GraphFault.DELTA_STALE);
        DeltaToken token = asked.begun(stale ? Math.max(Math.max(asked.from(), 0), sequence - 1) : sequence);
        if (token.step() % 2 == 0 && call.meets(GraphFault.DELTA_EMPTY_PAGES)) {
            return page(call, List.of(), "@odata.nextLink", link(call, calendar, NEXT, token.at(token.offset())));
        }
        return page(call, calendar, token);
    }

    private static Reply page(GraphCall call, MailboxCalendar calendar, DeltaToken token) {
        DeltaRound round = new DeltaRound(call, token);
        List<EventItem> changed = round.changed();
        int size = call.meets(GraphFault.DELTA_OVERSIZE_PAGES)
                ? Integer.MAX_VALUE
                : call.preferences().pageSize().orElse(PAGE);
        List<ObjectNode> items = new ArrayList<>();
        int place = token.offset();
        while (place < changed.size()) {
            List<ObjectNode> more = round.items(changed.get(place));
            if (!items.isEmpty() && items.size() + more.size() > size) {
                break;
            }
            items.addAll(more);
            place++;
        }
        if (place < changed.size()) {
            DeltaToken next = token.at(call.meets(GraphFault.DELTA_LOOPING_PAGES) ? token.offset() : place);
            return page(call, items, "@odata.nextLink", link(call, calendar, NEXT, next));
        }
        return page(call, items, "@odata.deltaLink", link(call, calendar, LATER, token.next()));
    }

    private static Reply page(GraphCall call, List<ObjectNode> items, String kind, String link) {
        ObjectNode body = Answers.context(call, "Collection(event)");
        body.set("value", Json.array(items));
        body.put(kind, link);
        return Answers.json(200, body)
                .with(
                        "preference-applied",
                        call.preferences().immutableIds()
                                ? "odata.track-changes, IdType=\"ImmutableId\""
                                : "odata.track-changes");
    }

    private static DeltaToken token(GraphCall call, MailboxCalendar calendar) {
        Query query = call.query();
        if (query.has("$expand")) {
            throw GraphError.of(500, "InternalServerError", "Change tracking is not supported with $expand.");
        }
        query.only("startDateTime", "endDateTime", NEXT, LATER);
        if (query.has(NEXT) && query.has(LATER)) {
            throw GraphError.badRequest("A request has one token at most.");
        }
        return query.get(NEXT)
                .or(() -> query.get(LATER))
                .filter(text -> !text.isEmpty())
                .map(text -> DeltaToken.parse(text, calendar))
                .orElseGet(() -> DeltaToken.first(calendar, TimeWindow.of(query)));
    }

    private static String link(GraphCall call, MailboxCalendar calendar, String option, DeltaToken token) {
        return link(call, calendar) + "?" + option + "=" + token.text();
    }

    private static String link(GraphCall call, MailboxCalendar calendar) {
        String id = URLEncoder.encode(calendar.id(), StandardCharsets.UTF_8);
        return call.rootUrl() + "/v1.0/me/calendars('" + id + "')/calendarView/delta";
    }
}
