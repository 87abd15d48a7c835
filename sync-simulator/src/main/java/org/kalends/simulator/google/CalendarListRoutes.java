package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kalends.simulator.Reply;

/** The list of an account's calendars. */
final class CalendarListRoutes {

    private final World world;

    CalendarListRoutes(World world) {
        this.world = world;
    }

    Reply list(GoogleCall call) {
        Parameters parameters = call.parameters()
                .only(
                        "maxResults",
                        "minAccessRole",
                        "pageToken",
                        "showDeleted",
                        "showHidden",
                        "showOwnOrganizationOnly",
                        "syncToken");
        CalendarList list = call.account().list();
        int size = Math.min(250, parameters.number("maxResults").orElse(100));
        Optional<SyncToken> known = parameters.get("syncToken").map(token -> token(token, parameters, list));
        Pages pages = new Pages(world, list.resource() + parameters.without("pageToken"), size);
        Pages.Page page = parameters
                .get("pageToken")
                .map(pages::next)
                .orElseGet(() -> pages.first(rows(call, known), Optional.of(next(parameters, list))));
        ObjectNode body = Json.object()
                .put("kind", "calendar#calendarList")
                .put("etag", "\"p" + world.stamps().last() + "\"");
        page.on(body);
        return Answers.json(call, body);
    }

    private String next(Parameters parameters, CalendarList list) {
        return new SyncToken(list.resource(), list.generation(), world.stamps().last(), tied(parameters)).text();
    }

    private static String tied(Parameters parameters) {
        return parameters.get("maxResults").orElse("") + " "
                + parameters.get("fields").orElse("");
    }

    private SyncToken token(String text, Parameters parameters, CalendarList list) {
        boolean hidesDeleted = parameters.has("showDeleted") && !parameters.flag("showDeleted", false);
        boolean hidesHidden = parameters.has("showHidden") && !parameters.flag("showHidden", false);
        if (hidesDeleted
                || hidesHidden
                || parameters.has("minAccessRole")
                || parameters.has("showOwnOrganizationOnly")) {
            throw EventQuery.restricted();
        }
        if (world.faults().strikes(GoogleFault.SYNC_TOKEN_EXPIRED)) {
            throw GoogleError.fullSyncRequired();
        }
        return SyncToken.read(text, list.resource(), list.generation(), tied(parameters));
    }

    private List<ObjectNode> rows(GoogleCall call, Optional<SyncToken> known) {
        Parameters parameters = call.parameters();
        CalendarRole least =
                parameters.get("minAccessRole").map(CalendarListRoutes::role).orElse(CalendarRole.FREE_BUSY_READER);
        CalendarList list = call.account().list();
        List<CalendarList.Entry> entries =
                known.map(token -> list.after(token.stamp())).orElseGet(list::all);
        return entries.stream()
                .filter(entry -> known.isPresent() || parameters.flag("showDeleted", false) || !entry.deleted())
                .filter(entry -> known.isPresent() || parameters.flag("showHidden", false) || !entry.hidden())
                .filter(entry -> entry.deleted()
                        || entry.calendar().roleOf(call.account()).compareTo(least) >= 0)
                .map(entry -> shown(call.account(), entry))
                .toList();
    }

    private static CalendarRole role(String word) {
        return Arrays.stream(CalendarRole.values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> GoogleError.invalidParameter("minAccessRole", "Invalid value for 'minAccessRole'."));
    }

    Reply get(GoogleCall call, String id) {
        call.parameters().only();
        CalendarList.Entry entry = call.account().list().all().stream()
                .filter(known -> !known.deleted())
                .filter(known -> known.calendar()
                        .id()
                        .equals(id.equals("primary") ? call.account().email() : id))
                .findFirst()
                .orElseThrow(GoogleError::notFound);
        return Answers.json(call, shown(call.account(), entry));
    }

    private ObjectNode shown(GoogleAccount account, CalendarList.Entry entry) {
        GoogleCalendar calendar = entry.calendar();
        ObjectNode shown = Json.object()
                .put("kind", "calendar#calendarListEntry")
                .put("etag", '"' + String.valueOf(2 * entry.stamp()) + '"')
                .put("id", calendar.id());
        if (entry.deleted()) {
            return shown.put("deleted", true);
        }
        shown.put("summary", calendar.name())
                .put("timeZone", calendar.zone().getId())
                .put("colorId", "14")
                .put("backgroundColor", "#9fe1e7")
                .put("foregroundColor", "#000000");
        if (entry.hidden()) {
            shown.put("hidden", true);
        } else {
            shown.put("selected", true);
        }
        shown.put("accessRole", roleWord(world, calendar.roleOf(account)));
        shown.putArray("defaultReminders");
        if (calendar.id().equals(account.email())) {
            shown.put("primary", true);
        }
        shown.putObject("conferenceProperties")
                .putArray("allowedConferenceSolutionTypes")
                .add("hangoutsMeet");
        return shown.put("dataOwner", calendar.owner().email());
    }

    static String roleWord(World world, CalendarRole role) {
        return world.faults().isOn(GoogleFault.ROLE_UNKNOWN) ? "futureRole" : role.word();
    }

    /** The calendar itself, which needs a scope of its own. */
    Reply calendar(GoogleCall call, GoogleCalendar calendar) {
        call.parameters().only();
        return Answers.json(
                call,
                Json.object()
                        .put("kind", "calendar#calendar")
                        .put("etag", "\"" + calendar.id().hashCode() + "\"")
                        .put("id", calendar.id())
                        .put("summary", calendar.name())
                        .put("timeZone", calendar.zone().getId()));
    }
}
