package org.kalends.provider.icloud.internal.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.fortuna.ical4j.model.TimeZoneLoader;

/** The VTIMEZONE of each zone that a calendar names (RFC 5545 section 3.6.5), from the definitions that ical4j ships. */
final class VTimezones {

    private static final Map<String, Optional<IcsComponent>> DEFINITIONS = new ConcurrentHashMap<>();

    private VTimezones() {}

    /** Returns the calendar with a definition of each zone that it names and does not define. */
    static IcsComponent completed(IcsComponent calendar) {
        Set<String> missing = new LinkedHashSet<>();
        calendar.components("VEVENT").forEach(event -> collect(event, missing));
        calendar.components("VTIMEZONE").forEach(zone -> zone.line("TZID").ifPresent(id -> missing.remove(id.text())));
        List<IcsNode> nodes = new ArrayList<>(calendar.nodes());
        int place = 0;
        while (place < nodes.size() && nodes.get(place) instanceof ContentLine) {
            place++;
        }
        for (String tzid : missing) {
            Optional<IcsComponent> definition = DEFINITIONS.computeIfAbsent(tzid, VTimezones::definition);
            if (definition.isPresent()) {
                nodes.add(place++, definition.get());
            }
        }
        return new IcsComponent(calendar.name(), nodes);
    }

    private static void collect(IcsComponent event, Set<String> tzids) {
        for (IcsNode node : event.nodes()) {
            if (node instanceof ContentLine line) {
                line.param("TZID").ifPresent(tzids::add);
            }
        }
    }

    private static Optional<IcsComponent> definition(String tzid) {
        return shipped(tzid).or(() -> ZoneNames.find(tzid)
                .map(ZoneId::normalized)
                .filter(ZoneOffset.class::isInstance)
                .map(zone -> fixed(tzid, (ZoneOffset) zone)));
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

    private static IcsComponent fixed(String tzid, ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        String text = "%s%02d%02d".formatted(offset.getTotalSeconds() < 0 ? "-" : "+", minutes / 60, minutes % 60);
        IcsComponent standard = new IcsComponent(
                "STANDARD",
                List.of(
                        ContentLine.of("DTSTART", "19700101T000000"),
                        ContentLine.of("TZOFFSETFROM", text),
                        ContentLine.of("TZOFFSETTO", text)));
        return new IcsComponent("VTIMEZONE", List.of(ContentLine.text("TZID", tzid), standard));
    }
}
