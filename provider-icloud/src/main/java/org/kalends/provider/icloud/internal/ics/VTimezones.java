package org.kalends.provider.icloud.internal.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.TimeZoneLoader;

/**
 * The VTIMEZONE of each zone that a calendar names (RFC 5545 section 3.6.5), from the definitions that ical4j ships or, for newer zones,
 * from Java's.
 */
final class VTimezones {

    private static final Set<String> KEPT = Set.of("TZID", "X-LIC-LOCATION");

    private static final DateTimeFormatter ONSET = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);

    /** Rules without an end are written out for these years. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2060;

    private static final Map<String, Optional<IcsComponent>> DEFINITIONS = new ConcurrentHashMap<>();

    private VTimezones() {}

    /**
     * Returns the calendar with a definition of each zone that it names, does not define and did not name before.
     *
     * @param before the calendar before it was changed; one without events for a new one
     */
    static IcsComponent completed(IcsComponent calendar, IcsComponent before) {
        Map<String, String> missing = used(calendar);
        missing.keySet().removeAll(used(before).keySet());
        calendar.components("VTIMEZONE").forEach(zone -> zone.line("TZID").ifPresent(id -> missing.remove(id.text())));
        List<IcsNode> nodes = new ArrayList<>(calendar.nodes());
        int place = 0;
        while (place < nodes.size() && nodes.get(place) instanceof ContentLine) {
            place++;
        }
        for (Map.Entry<String, String> zone : missing.entrySet()) {
            Optional<IcsComponent> definition = DEFINITIONS.computeIfAbsent(zone.getKey(), VTimezones::definition);
            if (definition.isPresent()) {
                nodes.add(place++, trimmed(definition.get(), zone.getValue()));
            }
        }
        return new IcsComponent(calendar.name(), nodes);
    }

    /** Returns the TZIDs that the events name, each with the earliest time for which it stands there. */
    private static Map<String, String> used(IcsComponent calendar) {
        TreeMap<String, String> used = new TreeMap<>();
        for (IcsComponent event : calendar.components("VEVENT")) {
            for (IcsNode node : event.nodes()) {
                if (node instanceof ContentLine line) {
                    line.param("TZID")
                            .ifPresent(id -> used.merge(id, line.value(), (a, b) -> a.compareTo(b) < 0 ? a : b));
                }
            }
        }
        return used;
    }

    /** Returns a definition without what ended before a time; dates of the one form compare as text. */
    static IcsComponent trimmed(IcsComponent definition, String earliest) {
        Optional<IcsComponent> before = definition.nodes().stream()
                .filter(node ->
                        node instanceof IcsComponent part && lastOnset(part).compareTo(earliest) < 0)
                .map(IcsComponent.class::cast)
                .max(Comparator.comparing(VTimezones::lastOnset));
        List<IcsNode> nodes = definition.nodes().stream()
                .filter(node -> !(node instanceof IcsComponent part)
                        || lastOnset(part).compareTo(earliest) >= 0
                        || before.filter(last -> last.equals(part)).isPresent())
                .filter(node -> !(node instanceof ContentLine line) || KEPT.contains(line.name()))
                .toList();
        return new IcsComponent(definition.name(), nodes);
    }

    private static String lastOnset(IcsComponent observance) {
        Stream<String> dates = Stream.concat(observance.lines("DTSTART").stream(), observance.lines("RDATE").stream())
                .map(ContentLine::value);
        Stream<String> ends = observance.lines("RRULE").stream()
                .map(line -> RuleReader.read(line).until().orElse("99991231T000000"));
        return Stream.concat(dates, ends).max(Comparator.naturalOrder()).orElse("");
    }

    private static Optional<IcsComponent> definition(String tzid) {
        return shipped(tzid).or(() -> ZoneNames.find(tzid).map(ZoneId::getRules).map(rules -> fromRules(tzid, rules)));
    }

    /** Returns the definition of a fixed offset, or of a zone that is newer than those that ical4j ships. */
    static IcsComponent fromRules(String tzid, ZoneRules rules) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>(rules.getTransitions());
        int told = transitions.isEmpty()
                ? FIRST_YEAR
                : transitions.get(transitions.size() - 1).getDateTimeBefore().getYear();
        for (int year = told + 1; year <= LAST_YEAR; year++) {
            for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
                transitions.add(rule.createTransition(year));
            }
        }
        ZoneOffset first = rules.getOffset(Instant.EPOCH);
        List<IcsNode> nodes = new ArrayList<>();
        nodes.add(ContentLine.text("TZID", tzid));
        nodes.add(observance(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), first, first, false));
        transitions.stream()
                .filter(transition -> transition.getInstant().isAfter(Instant.EPOCH))
                .sorted()
                .map(transition -> observance(
                        transition.getDateTimeBefore(),
                        transition.getOffsetBefore(),
                        transition.getOffsetAfter(),
                        rules.isDaylightSavings(transition.getInstant())))
                .forEach(nodes::add);
        return new IcsComponent("VTIMEZONE", nodes);
    }

    private static IcsComponent observance(LocalDateTime onset, ZoneOffset from, ZoneOffset to, boolean daylight) {
        return new IcsComponent(
                daylight ? "DAYLIGHT" : "STANDARD",
                List.of(
                        ContentLine.of("DTSTART", ONSET.format(onset)),
                        ContentLine.of("TZOFFSETFROM", OFFSET.format(from)),
                        ContentLine.of("TZOFFSETTO", OFFSET.format(to))));
    }

    private static Optional<IcsComponent> shipped(String tzid) {
        if (!tzid.matches("[A-Za-z0-9_+/-]+")) {
            return Optional.empty();
        }
        try (InputStream file = TimeZoneLoader.class.getResourceAsStream("/zoneinfo/" + tzid + ".ics")) {
            return file == null
                    ? Optional.empty()
                    : IcsParser.calendars(new String(file.readAllBytes(), StandardCharsets.UTF_8)).stream()
                            .flatMap(calendar -> calendar.components("VTIMEZONE").stream())
                            .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
