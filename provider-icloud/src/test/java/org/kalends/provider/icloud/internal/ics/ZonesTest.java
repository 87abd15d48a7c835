package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.util.CompatibilityHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** How a TZID becomes a zone. */
class ZonesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UTC | UTC",
                "GMT | UTC",
                "Etc/UTC | UTC",
                "tzone://Microsoft/Utc | UTC",
                "Europe/Berlin | Europe/Berlin",
                "europe/berlin | Europe/Berlin",
                "Asia/Calcutta | Asia/Calcutta",
                "America/Godthab | America/Godthab",
                "US/Eastern | US/Eastern",
                "EST | America/Panama",
                "Etc/GMT+5 | Etc/GMT+5",
                "W. Europe Standard Time | Europe/Berlin",
                "\"W. Europe Standard Time\" | Europe/Berlin",
                "'Pacific Standard Time' | America/Los_Angeles",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin",
                "(GMT-05:00) Eastern Time (US & Canada) | America/New_York",
                "/mozilla.org/20050126_1/Europe/Berlin | Europe/Berlin",
                "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
                "/citadel.org/20210210_1/Europe/Paris | Europe/Paris",
                "GMT+0100 | +01:00",
                "UTC+05:30 | +05:30",
                "UTC-3 | -03:00"
            })
    void everyKindOfNameIsKnown(String tzid, String zone) {
        String quoted = tzid.startsWith("\"") ? tzid : "\"" + tzid + "\"";
        EventTime time = Ics.read("DTSTART;TZID=" + quoted + ":20260601T090000", "DURATION:PT1H")
                .time();
        assertThat(time)
                .isInstanceOfSatisfying(
                        EventTime.Timed.class,
                        timed -> assertThat(timed.zone().getId()).isEqualTo(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "Customized Time Zone",
        "tzone://Microsoft/Custom",
        "''",
        "EASTERNISH",
        "/x/y/europe/berlin",
        "Fleeting Standard Time",
        "best EST zone",
        "UTC+99:00"
    })
    void anUnknownNameIsAProblemAndNeverAFloatingTime(String tzid) {
        problemOfZone("DTSTART;TZID=\"" + tzid + "\":20260601T090000");
    }

    @Test
    void noHintOfIcal4jMakesAnUnknownZoneFloat() {
        List<String> hints = List.of(
                CompatibilityHints.KEY_RELAXED_PARSING,
                CompatibilityHints.KEY_RELAXED_UNFOLDING,
                CompatibilityHints.KEY_RELAXED_VALIDATION,
                CompatibilityHints.KEY_OUTLOOK_COMPATIBILITY);
        try {
            hints.forEach(hint -> CompatibilityHints.setHintEnabled(hint, true));
            problemOfZone("DTSTART;TZID=Nowhere:20260601T090000");
            assertThat(Ics.read("DTSTART;TZID=UTC:20260601T090000").time()).isInstanceOf(EventTime.Timed.class);
        } finally {
            hints.forEach(CompatibilityHints::clearHintEnabled);
        }
    }

    @Test
    void everyNameOfTheWindowsTableLeadsToAZone() throws Exception {
        List<String> lines = new String(
                        WindowsZones.class
                                .getResourceAsStream("windows-zones.txt")
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(139);
        for (String line : lines) {
            String[] names = line.split(" = ", -1);
            assertThat(ZoneNames.find(names[0])).as(line).isPresent();
            if (!names[0].equals("UTC")) {
                assertThat(ZoneNames.find(names[0])).as(line).contains(ZoneId.of(names[1]));
            }
            for (int i = 2; i < names.length; i++) {
                assertThat(ZoneNames.find(names[i])).as(line).isPresent();
                if (names[i].matches("\\(UTC[+-].*") && i == 2) {
                    offsetIsTold(names[i], ZoneId.of(names[1]));
                }
            }
        }
    }

    private static void offsetIsTold(String display, ZoneId zone) {
        ZoneOffset told = ZoneOffset.of(display.substring(4, 10));
        List<ZoneOffset> offsets = new ArrayList<>();
        for (int month = 0; month < 12 * 10; month++) {
            offsets.add(zone.getRules()
                    .getOffset(LocalDateTime.of(2016, 1, 15, 12, 0).plusMonths(month)));
        }
        assertThat(offsets).as(display).contains(told);
    }

    @Test
    void aKnownNameBeatsItsDefinition() {
        IcsResource resource = Ics.resource(
                Ics.event("DTSTART;TZID=Europe/Berlin:20260601T090000", "DURATION:PT1H"),
                zone("Europe/Berlin", "+0900", "+0900"));
        assertThat(resource.series().event().time().start(Ics.UTC)).isEqualTo(Instant.parse("2026-06-01T07:00:00Z"));
    }

    @Test
    void aDefinitionThatEqualsAKnownZoneIsThatZoneAlsoWhenItComesLast() {
        String custom = """
                BEGIN:VTIMEZONE
                TZID:Mine
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE""";
        EventTime time = Ics.resource(Ics.event("DTSTART;TZID=Mine:20260601T090000", "DURATION:PT1H"), custom)
                .series()
                .event()
                .time();
        assertThat(time)
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2026, 6, 1, 9, 0), LocalDateTime.of(2026, 6, 1, 10, 0), Ics.BERLIN));
    }

    @Test
    void aDefinitionThatEqualsNoZoneMakesSingleEventsExactAndSeriesOccurrencesOnly() {
        String odd = zone("Odd", "+0537", "+0137");
        EventTime time = Ics.resource(odd, Ics.event("DTSTART;TZID=Odd:20260601T090000", "DURATION:PT1H"))
                .series()
                .event()
                .time();
        assertThat(time)
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2026, 6, 1, 9, 0),
                        LocalDateTime.of(2026, 6, 1, 10, 0),
                        ZoneOffset.ofHoursMinutes(5, 37)));
        IcsResource series = Ics.resource(
                odd, Ics.event("DTSTART;TZID=Odd:20260601T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=8"));
        assertThatThrownBy(series::series)
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.NOT_A_SERIES));
        List<IcsOccurrence> found =
                series.occurrences(Ics.window("2026-09-01T00:00:00Z", "2026-12-01T00:00:00Z", Ics.UTC));
        assertThat(found)
                .extracting(Ics::utcStart)
                .containsExactly("2026-09-01T03:23", "2026-10-01T03:23", "2026-11-01T07:23");
        assertThat(found.get(2).start())
                .isEqualTo(
                        new OriginalStart.Zoned(LocalDateTime.of(2026, 11, 1, 9, 0), ZoneOffset.ofHoursMinutes(1, 37)));
        assertThat(series.occurrence(found.get(2).start())).contains(found.get(2));
    }

    @Test
    void aDefinitionIsReadLikeAnyZoneAtItsChanges() {
        IcsComponent calendar =
                IcsParser.calendars(Ics.text(zone("Odd", "+0537", "+0137"))).get(0);
        EmbeddedZone odd = new EmbeddedZone(
                calendar.components("VTIMEZONE").get(0),
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(odd.instant(LocalDateTime.of(2026, 4, 3, 1, 59))).isEqualTo(Instant.parse("2026-04-03T00:22:00Z"));
        assertThat(odd.wall(odd.instant(LocalDateTime.of(2026, 4, 3, 3, 0))))
                .as("a skipped time is read after the gap")
                .isEqualTo(LocalDateTime.of(2026, 4, 3, 7, 0));
        assertThat(odd.instant(LocalDateTime.of(2026, 10, 8, 23, 0)))
                .as("a repeated time is its first pass")
                .isEqualTo(Instant.parse("2026-10-08T17:23:00Z"));
        assertThat(odd.instant(LocalDateTime.of(2026, 10, 9, 2, 0))).isEqualTo(Instant.parse("2026-10-09T00:23:00Z"));
    }

    @Test
    void aDefinitionWithNonsenseInItIsAProblem() {
        for (String offset : List.of("+5730", "100", "+9900", "")) {
            IcsResource resource =
                    Ics.resource(zone("Odd", offset, offset), Ics.event("DTSTART;TZID=Odd:20260601T090000"));
            assertThatThrownBy(resource::series)
                    .as(offset)
                    .isInstanceOfSatisfying(
                            IcsProblem.class,
                            problem -> assertThat(problem.kind()).isEqualTo(Kind.UNKNOWN_ZONE));
        }
    }

    @Test
    void startAndEndInDifferentZonesAreToldInTheZoneOfTheStart() {
        EventTime time = Ics.read(
                        "DTSTART;TZID=Europe/Berlin:20260601T090000", "DTEND;TZID=America/New_York:20260601T120000")
                .time();
        assertThat(time)
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2026, 6, 1, 9, 0), LocalDateTime.of(2026, 6, 1, 18, 0), Ics.BERLIN));
    }

    @Test
    void thousandsOfResourcesCanBeHeldAndReadAfterGarbageCollection() {
        List<IcsResource> held = new ArrayList<>();
        for (int i = 0; i < 1600; i++) {
            held.add(Ics.resource(
                    zone("Odd " + i, "+0537", "+0137"),
                    Ics.event("DTSTART;TZID=Odd " + i + ":20260601T090000", "DURATION:PT1H")));
        }
        List<EventTime> times =
                held.stream().map(resource -> resource.series().event().time()).toList();
        System.gc();
        assertThat(times)
                .hasSize(1600)
                .allSatisfy(time -> assertThat(time.start(Ics.UTC)).isEqualTo(Instant.parse("2026-06-01T03:23:00Z")));
    }

    @Test
    void theAuthoredWallClockAndZoneAreKeptApartFromTheInstant() {
        assertThat(Ics.read("DTSTART;TZID=Africa/Casablanca:20500601T090000", "DURATION:PT1H")
                        .time())
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2050, 6, 1, 9, 0),
                        LocalDateTime.of(2050, 6, 1, 10, 0),
                        ZoneId.of("Africa/Casablanca")));
    }

    /** Returns a zone with one offset from spring to October and another one after it, changing on odd days. */
    private static String zone(String tzid, String summer, String winter) {
        return "BEGIN:VTIMEZONE\r\nTZID:" + tzid + "\r\nBEGIN:DAYLIGHT\r\nDTSTART:19800403T020000\r\nTZOFFSETFROM:"
                + winter
                + "\r\nTZOFFSETTO:" + summer + "\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=3\r\nEND:DAYLIGHT\r\n"
                + "BEGIN:STANDARD\r\nDTSTART:19801009T020000\r\nTZOFFSETFROM:" + summer + "\r\nTZOFFSETTO:" + winter
                + "\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=9\r\nEND:STANDARD\r\nEND:VTIMEZONE";
    }

    private static void problemOfZone(String start) {
        assertThatThrownBy(() -> Ics.read(start))
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.UNKNOWN_ZONE))
                .hasMessage("UID u: DTSTART: TZID is not known");
    }
}
