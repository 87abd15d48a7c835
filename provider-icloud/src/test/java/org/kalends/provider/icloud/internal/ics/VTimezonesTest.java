package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;

/** The definitions that are written beside the name of a zone. */
class VTimezonesTest {

    @Test
    void everyRegionIsWrittenWithADefinitionThatSaysWhatJavaSays() {
        Set<String> different = new TreeSet<>();
        List<String> missing = new ArrayList<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (!id.contains("/")
                    || id.startsWith("SystemV")
                    || ZoneNames.find(id).filter(TimeWriter::isUtc).isPresent()) {
                continue;
            }
            for (int year : new int[] {1995, 2026}) {
                IcsComponent calendar =
                        IcsParser.calendars(create(ZoneId.of(id), year)).get(0);
                if (calendar.components("VTIMEZONE").isEmpty()) {
                    missing.add(id);
                } else if (!says(calendar.components("VTIMEZONE").get(0), ZoneId.of(id), year)) {
                    different.add(id + " " + year);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(different)
                .as("zones that only newer or older zone data tells so")
                .hasSizeLessThan(12);
    }

    @Test
    void aDefinitionBeginsWhereTheEventDoes() {
        String text = create(Ics.BERLIN, 2026);
        assertThat(text).contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n").doesNotContain("RDATE:1947");
        assertThat(text.length()).isLessThan(1600);
    }

    @Test
    void aFixedOffsetIsWrittenWithItsOwnDefinitionAndComesBack() {
        for (ZoneOffset offset :
                List.of(ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHours(-11), ZoneOffset.ofHours(14))) {
            String text = create(offset, 2026);
            assertThat(text).contains("BEGIN:VTIMEZONE").contains("TZID=\"UTC" + offset.getId() + "\"");
            assertThat(IcsResource.parse(text, Ics.CONTEXT).series().event().time())
                    .isInstanceOfSatisfying(
                            EventTime.Timed.class,
                            timed -> assertThat(timed.zone()).isEqualTo(offset));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Santiago", "Asia/Kolkata", "Africa/Casablanca"})
    void aZoneThatIsNewerThanTheShippedOnesIsWrittenFromJavasRules(String id) {
        ZoneId zone = ZoneId.of(id);
        IcsComponent definition = VTimezones.fromRules(id, zone.getRules());

        for (int year : new int[] {1995, 2026, 2040}) {
            assertThat(says(definition, zone, year)).as("%s %d", id, year).isTrue();
        }
    }

    @Test
    void utcNeedsNoDefinition() {
        assertThat(create(Ics.UTC, 2026)).doesNotContain("VTIMEZONE", "TZID").contains("DTSTART:20260401T120000Z");
    }

    private static String create(ZoneId zone, int year) {
        LocalDateTime start = LocalDateTime.of(year, 4, 1, 12, 0);
        CalendarEvent event = CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), zone))
                .build();
        return IcsResource.create("u", Copies.MARK, event, Copies.NOW);
    }

    private static boolean says(IcsComponent definition, ZoneId zone, int year) {
        Instant from = LocalDateTime.of(year, 4, 1, 12, 0).toInstant(ZoneOffset.UTC);
        Instant to = from.plus(800, ChronoUnit.DAYS);
        EmbeddedZone written = new EmbeddedZone(definition, from, to);
        for (Instant at = from; at.isBefore(to); at = at.plus(20, ChronoUnit.HOURS)) {
            if (!written.offset(at).equals(zone.getRules().getOffset(at))) {
                return false;
            }
        }
        return true;
    }
}
