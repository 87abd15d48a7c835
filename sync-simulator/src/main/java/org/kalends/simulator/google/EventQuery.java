package org.kalends.simulator.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a list of events was asked for. Immutable. */
final class EventQuery {

    private static final List<String> TIED_TO_TOKEN = List.of(
            "singleEvents", "eventTypes", "maxResults", "maxAttendees", "showHiddenInvitations", "timeZone", "fields");

    private static final List<String> NOT_WITH_TOKEN = List.of(
            "iCalUID", "privateExtendedProperty", "q", "sharedExtendedProperty", "timeMin", "timeMax", "updatedMin");

    private static final Set<String> TYPES =
            Set.of("birthday", "default", "focusTime", "fromGmail", "outOfOffice", "workingLocation");

    private final Parameters parameters;

    EventQuery(Parameters parameters) {
        this.parameters = parameters.only(
                "alwaysIncludeEmail",
                "eventTypes",
                "iCalUID",
                "maxAttendees",
                "maxResults",
                "orderBy",
                "pageToken",
                "privateExtendedProperty",
                "q",
                "sharedExtendedProperty",
                "showDeleted",
                "showHiddenInvitations",
                "singleEvents",
                "syncToken",
                "timeMax",
                "timeMin",
                "timeZone",
                "updatedMin");
        check();
    }

    private void check() {
        if (syncToken().isPresent()) {
            checkBesideToken();
        }
        for (String type : parameters.all("eventTypes")) {
            if (!TYPES.contains(type)) {
                throw GoogleError.invalidParameter("eventTypes", "Invalid value for 'eventTypes'.");
            }
        }
        parameters.flag("alwaysIncludeEmail", false);
        parameters.flag("showHiddenInvitations", false);
        parameters.number("maxAttendees");
        String order = parameters.get("orderBy").orElse("updated");
        if (!order.equals("updated") && !(order.equals("startTime") && singleEvents())) {
            throw GoogleError.invalid("The requested ordering is not available for the particular query.")
                    .at("parameter", "orderBy");
        }
        if (from().isPresent() && to().isPresent() && !from().get().isBefore(to().get())) {
            throw timeRangeEmpty();
        }
        for (String filter : List.of("privateExtendedProperty", "sharedExtendedProperty")) {
            // Whether several are "and" or "or" is told in two ways.
            if (parameters.all(filter).size() > 1
                    || parameters.all(filter).stream().anyMatch(value -> value.indexOf('=') < 1)) {
                throw GoogleError.invalidParameter(filter, "Invalid value for '" + filter + "'.");
            }
        }
    }

    private void checkBesideToken() {
        if (parameters.has("orderBy")) {
            throw GoogleError.of(
                            400,
                            "calendar",
                            "syncTokenWithNonDefaultOrdering",
                            "Sync token cannot be used with an ordering.")
                    .at("parameter", "syncToken");
        }
        boolean hidesDeleted = parameters.has("showDeleted") && !showDeleted();
        if (hidesDeleted || NOT_WITH_TOKEN.stream().anyMatch(parameters::has)) {
            throw restricted();
        }
    }

    static GoogleError restricted() {
        return GoogleError.of(
                        400,
                        "calendar",
                        "syncTokenWithRequestRestrictions",
                        "Sync token cannot be used with other request restrictions.")
                .at("parameter", "syncToken");
    }

    static GoogleError timeRangeEmpty() {
        return GoogleError.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.")
                .at("parameter", "timeMax");
    }

    Optional<String> syncToken() {
        return parameters.get("syncToken");
    }

    Optional<String> pageToken() {
        return parameters.get("pageToken");
    }

    int maxResults() {
        return Math.min(2500, parameters.number("maxResults").orElse(250));
    }

    boolean singleEvents() {
        return parameters.flag("singleEvents", false);
    }

    boolean showDeleted() {
        return parameters.flag("showDeleted", false);
    }

    boolean isByStart() {
        return parameters.get("orderBy").filter("startTime"::equals).isPresent();
    }

    Optional<Instant> from() {
        return parameters.time("timeMin");
    }

    Optional<Instant> to() {
        return parameters.time("timeMax");
    }

    Optional<Instant> updatedMin() {
        return parameters.time("updatedMin");
    }

    Optional<ZoneId> zone() {
        return parameters.zone("timeZone");
    }

    Optional<String> iCalUid() {
        return parameters.get("iCalUID");
    }

    Optional<String> text() {
        return parameters.get("q");
    }

    /** Returns the one filter by an extended property of a kind, as {@code name=value}. */
    Optional<String> property(String kind) {
        return parameters.get(kind + "ExtendedProperty");
    }

    boolean wantsType(String type) {
        List<String> types = parameters.all("eventTypes");
        return types.isEmpty() || types.contains(type);
    }

    /** Returns whether a list of this kind ends with a sync token. */
    boolean givesToken() {
        return !parameters.has("orderBy")
                && text().isEmpty()
                && iCalUid().isEmpty()
                && property("private").isEmpty()
                && property("shared").isEmpty()
                && updatedMin().isEmpty();
    }

    /** Returns the parameters that have to be the same with the sync token, in one text. */
    String tied() {
        TreeMap<String, TreeSet<String>> tied = new TreeMap<>();
        for (String name : TIED_TO_TOKEN) {
            if (parameters.has(name)) {
                tied.put(name, new TreeSet<>(parameters.all(name)));
            }
        }
        return tied.toString();
    }

    /** Returns all parameters but the page token, in one text. */
    String whole() {
        return parameters.without("pageToken");
    }
}
