package org.kalends.simulator.google;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The parameters of one request. */
final class Parameters {

    private static final Set<String> ALWAYS = Set.of("alt", "fields", "key", "prettyPrint", "quotaUser", "userIp");

    private static final Set<String> REPEATABLE =
            Set.of("eventTypes", "privateExtendedProperty", "sharedExtendedProperty");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters() {}

    /** Takes apart a query or a form. */
    static Parameters parse(String raw) {
        Parameters parameters = new Parameters();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                List<String> all = parameters.values.computeIfAbsent(name, unused -> new ArrayList<>());
                all.add(equals < 0 ? "" : decode(part.substring(equals + 1)));
                if (all.size() > 1 && !REPEATABLE.contains(name)) {
                    throw GoogleError.invalidParameter(name, "Parameter '" + name + "' cannot be repeated.");
                }
            }
        }
        parameters.get("alt").filter(alt -> !alt.equals("json")).ifPresent(alt -> {
            throw GoogleError.invalidParameter("alt", "Only alt=json is simulated.");
        });
        return parameters;
    }

    /** Refuses every parameter that is not among these, or one that all methods know. */
    Parameters only(String... allowed) {
        Set<String> names = Set.of(allowed);
        for (String name : values.keySet()) {
            if (!names.contains(name) && !ALWAYS.contains(name)) {
                throw GoogleError.invalidParameter(name, "Unknown parameter '" + name + "'.");
            }
        }
        return this;
    }

    /** Returns all but one of the parameters, in one text. */
    String without(String name) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.remove(name);
        return rest.toString();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    boolean flag(String name, boolean otherwise) {
        Optional<String> value = get(name);
        if (value.filter(text -> !text.equals("true") && !text.equals("false")).isPresent()) {
            throw GoogleError.invalidParameter(name, "Invalid boolean value for '" + name + "'.");
        }
        return value.map(text -> text.equals("true")).orElse(otherwise);
    }

    OptionalInt number(String name) {
        Optional<String> value = get(name);
        if (value.filter(text -> !text.matches("[0-9]{1,9}") || text.matches("0+"))
                .isPresent()) {
            throw GoogleError.invalidParameter(
                    name, "Invalid value for '" + name + "': a positive number is expected.");
        }
        return value.map(text -> OptionalInt.of(Integer.parseInt(text))).orElseGet(OptionalInt::empty);
    }

    /** Returns a time, which needs its offset; what is finer than a second is cut off. */
    Optional<Instant> time(String name) {
        return get(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
            } catch (DateTimeException e) {
                throw badTime(name);
            }
        });
    }

    Optional<ZoneId> zone(String name) {
        return get(name)
                .map(text -> Zones.known(text)
                        .orElseThrow(() -> GoogleError.invalidParameter(name, "Invalid time zone: '" + name + "'.")));
    }

    private static GoogleError badTime(String name) {
        return GoogleError.badRequest("Bad Request").at("parameter", name);
    }

    static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GoogleError.badRequest("The request is not well encoded.");
        }
    }
}
