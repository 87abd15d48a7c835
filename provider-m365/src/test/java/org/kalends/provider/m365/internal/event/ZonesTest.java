package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;

/** Zones by all their names, and times where clocks change. */
class ZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final GraphWriter WRITER = new GraphWriter(BERLIN, ZoneSpelling.IANA);

    private static final String UTC_TIMES = """
            "start":{"dateTime":"2031-01-14T08:00:00.0000000","timeZone":"UTC"},
            "end":{"dateTime":"2031-01-14T09:00:00.0000000","timeZone":"UTC"}
            """;

    private static EventTime time(String json) {
        return GraphReader.read(Wire.event("{" + json + "}"), Facts.NONE).time();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Europe/Berlin;Europe/Berlin",
                "europe/berlin;Europe/Berlin",
                "W. Europe Standard Time;Europe/Berlin",
                "w. europe standard time;Europe/Berlin",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna;Europe/Berlin",
                "(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna;Europe/Berlin",
                "\"Pacific Standard Time\";America/Los_Angeles",
                "tzone://Microsoft/Utc;UTC",
                "UTC;UTC",
                "Coordinated Universal Time;Etc/UTC",
                "Etc/GMT;UTC",
                "Etc/GMT+5;Etc/GMT+5",
                "Asia/Calcutta;Asia/Calcutta",
                "India Standard Time;Asia/Calcutta",
                "GMT+0530;+05:30",
                "UTC-03:00;-03:00"
            })
    void knowsAZoneByEachOfItsNames(String name, String zone) {
        assertThat(ZoneNames.find(name).map(ZoneId::getId)).contains(zone);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Kyiv,Europe/Kiev", "EST,America/Panama", "Pacific/Kanton,Pacific/Enderbury"})
    void knowsTheNamesThatTheDatabaseTookInLate(String name, ZoneId rules) {
        assertThat(ZoneNames.find(name).map(ZoneId::getRules)).contains(rules.getRules());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "tzone://Microsoft/Custom",
                "Customized Time Zone",
                "Mars Standard Time",
                "UTC+99",
                "Berlin"
            })
    void knowsNothingOfOtherNames(String name) {
        assertThat(ZoneNames.find(name)).isEmpty();
        assertThat(time(UTC_TIMES + ",\"originalStartTimeZone\":\"" + name + "\""))
                .as("the instants are told in UTC and stay")
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2031, 1, 14, 8, 0), LocalDateTime.of(2031, 1, 14, 9, 0), ZoneId.of("UTC")));
    }

    @Test
    void aCustomZoneIsTheOneInWhichTheEventEnds() {
        assertThat(
                        time(
                                UTC_TIMES
                                        + ",\"originalStartTimeZone\":\"tzone://Microsoft/Custom\",\"originalEndTimeZone\":\"Romance Standard Time\""))
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2031, 1, 14, 9, 0),
                        LocalDateTime.of(2031, 1, 14, 10, 0),
                        ZoneId.of("Europe/Paris")));
    }

    @Test
    void everyWindowsZoneLeadsToAZoneAndBack() {
        Set<String> windows = Set.copyOf(ZoneId.getAvailableZoneIds().stream()
                .flatMap(id -> WindowsZones.name(ZoneId.of(id)).stream())
                .toList());
        assertThat(windows).hasSizeGreaterThan(135);
        for (String name : windows) {
            assertThat(WindowsZones.find(name).flatMap(WindowsZones::name)).contains(name);
        }
    }

    @Test
    void everyPlaceOnEarthHasAWindowsName() {
        assertThat(ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                        .filter(id -> WindowsZones.name(ZoneId.of(id)).isEmpty()))
                .as("zones that are newer than the table may be missing")
                .contains("Antarctica/Troll")
                .hasSizeLessThan(5);
    }

    @Test
    void aWindowsNameIsWrittenForAZoneThatWasRefused() {
        EventTime.Timed time = new EventTime.Timed(
                LocalDateTime.of(2031, 1, 14, 9, 0), LocalDateTime.of(2031, 1, 14, 10, 0), ZoneId.of("Europe/Vienna"));
        CalendarEvent event = CalendarEvent.builder(time).build();
        assertThat(zone(WRITER, event)).isEqualTo("Europe/Vienna");
        GraphWriter windows = new GraphWriter(BERLIN, ZoneSpelling.IANA.without("Europe/Vienna"));
        assertThat(zone(windows, event)).isEqualTo("W. Europe Standard Time");
        assertThat(windows.facts(event).entries()).containsOnlyKeys(EventField.TIME);
        assertThat(zone(new GraphWriter(BERLIN, ZoneSpelling.IANA.without("Europe/Rome")), event))
                .isEqualTo("Europe/Vienna");
    }

    @Test
    void aZoneWithoutAnyNameIsWrittenInUtc() {
        ZoneId troll = ZoneId.of("Antarctica/Troll");
        CalendarEvent event = CalendarEvent.builder(new EventTime.Timed(
                        LocalDateTime.of(2031, 1, 14, 9, 0), LocalDateTime.of(2031, 1, 14, 10, 0), troll))
                .build();
        assertThat(zone(new GraphWriter(BERLIN, ZoneSpelling.IANA.without(troll.getId())), event))
                .isEqualTo("UTC");
        CalendarEvent offset = CalendarEvent.builder(new EventTime.Timed(
                        LocalDateTime.of(2031, 1, 14, 9, 0),
                        LocalDateTime.of(2031, 1, 14, 10, 0),
                        ZoneOffset.ofHoursMinutes(5, 45)))
                .build();
        JsonObject json = Wire.object(WRITER.create(offset));
        assertThat(json.getAsJsonObject("start"))
                .hasToString("{\"dateTime\":\"2031-01-14T03:15:00\",\"timeZone\":\"UTC\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2031-03-30T02:30,2031-03-30T05:00",
        "2031-10-26T02:30,2031-10-26T05:00",
        "2031-10-26T01:30,2031-10-26T02:30"
    })
    void aWallClockThatIsSkippedOrRepeatedIsWrittenInUtc(LocalDateTime start, LocalDateTime end) {
        EventTime time = new EventTime.Timed(start, end, BERLIN);
        CalendarEvent event = CalendarEvent.builder(time).build();
        assertThat(zone(WRITER, event)).isEqualTo("UTC");
        JsonObject stored = Wire.object(WRITER.create(event));
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(time);
        EventTime plain = GraphReader.read(Wire.told(stored), Facts.NONE).time();
        assertThat(plain.start(BERLIN)).isEqualTo(time.start(BERLIN));
        assertThat(plain.end(BERLIN)).isEqualTo(time.end(BERLIN));
    }

    @Test
    void aFloatingTimeStandsInItsZoneAndEndsWithAnEdit() {
        LocalDateTime start = LocalDateTime.of(2031, 1, 14, 8, 45);
        EventTime floating = new EventTime.Floating(start, start.plusMinutes(30));
        JsonObject stored =
                Wire.object(WRITER.create(CalendarEvent.builder(floating).build()));
        assertThat(stored.getAsJsonObject("start"))
                .hasToString("{\"dateTime\":\"2031-01-14T08:45:00\",\"timeZone\":\"Europe/Berlin\"}");
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(floating);
        stored.getAsJsonObject("end").addProperty("dateTime", "2031-01-14T09:30:00");
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(new EventTime.Timed(start, start.plusMinutes(45), BERLIN));
    }

    @Test
    void aFloatingTimeThatClocksTurnRoundComesBackAllTheSame() {
        EventTime floating =
                new EventTime.Floating(LocalDateTime.of(2031, 3, 30, 2, 30), LocalDateTime.of(2031, 3, 30, 3, 0));
        JsonObject stored =
                Wire.object(WRITER.create(CalendarEvent.builder(floating).build()));
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(floating);
    }

    @Test
    void aFactWhoseWallClocksNoLongerMeanItsInstantsIsNone() {
        String fact = "2031-01-14T08:00:00Z|2031-01-14T09:00:00Z|UTC|2031-01-14T%s:00|2031-01-14T10:00|Europe/Vienna";
        assertThat(TimeFact.parse(fact.formatted("09"))).isPresent();
        assertThat(TimeFact.parse(fact.formatted("08"))).isEmpty();
        assertThat(TimeFact.parse(fact.formatted("10"))).isEmpty();
        assertThat(TimeFact.parse(fact.formatted("09") + "|")).isEmpty();
    }

    @Test
    void theServiceKeepsSevenDigitsOfASecondAndTheFactTheRest() {
        LocalDateTime start = LocalDateTime.of(2031, 1, 14, 9, 0, 1, 123_456_789);
        EventTime time = new EventTime.Timed(start, start.plusHours(1), BERLIN);
        JsonObject stored =
                Wire.object(WRITER.create(CalendarEvent.builder(time).build()));
        assertThat(stored.getAsJsonObject("start").get("dateTime").getAsString())
                .isEqualTo("2031-01-14T09:00:01.1234567");
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(time);
    }

    @Test
    void anAllDayEventThatStartsAtNoMidnightOfItsZoneCannotBeRead() {
        assertThatThrownBy(() -> time("""
                        "isAllDay":true,"originalStartTimeZone":"Europe/Berlin",
                        "start":{"dateTime":"2031-03-29T22:00:00","timeZone":"UTC"},
                        "end":{"dateTime":"2031-03-30T22:00:00","timeZone":"UTC"}
                        """))
                .isInstanceOf(GraphProblem.class)
                .hasMessage("start.dateTime: is no midnight");
    }

    @Test
    void anotherZoneGivenByAPersonEndsTheFact() {
        LocalDateTime start = LocalDateTime.of(2031, 1, 14, 8, 45);
        EventTime floating = new EventTime.Floating(start, start.plusMinutes(30));
        JsonObject stored =
                Wire.object(WRITER.create(CalendarEvent.builder(floating).build()));
        assertThat(GraphReader.read(Wire.told(stored, zone -> "Tokyo Standard Time"), Facts.of(Wire.told(stored)))
                        .time())
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2031, 1, 14, 16, 45),
                        LocalDateTime.of(2031, 1, 14, 17, 15),
                        ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void timesInAnotherZoneThanAskedForAreReadToo() {
        assertThat(time("""
                        "start":{"dateTime":"2031-07-14T09:00:00.0000000","timeZone":"W. Europe Standard Time"},
                        "end":{"dateTime":"2031-07-14T10:00:00.0000000","timeZone":"W. Europe Standard Time"},
                        "originalStartTimeZone":"America/New_York"
                        """))
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.of(2031, 7, 14, 3, 0),
                        LocalDateTime.of(2031, 7, 14, 4, 0),
                        ZoneId.of("America/New_York")));
    }

    @ParameterizedTest
    @CsvSource({
        "2031-03-30T00:00:00.0000000,2031-03-31T00:00:00.0000000,UTC",
        "2031-03-30,2031-03-31,UTC",
        "2031-03-30T00:00:00,2031-03-31T00:00:00,W. Europe Standard Time",
        "2031-03-30T00:00:00,2031-03-30T00:00:00,Tokyo Standard Time",
        "2031-03-29T23:00:00,2031-03-30T22:00:00,UTC"
    })
    void anAllDayEventIsTheDateOfItsMidnight(String start, String end, String zone) {
        assertThat(time("""
                        "isAllDay":true,"originalStartTimeZone":"Europe/Berlin",
                        "start":{"dateTime":"%s","timeZone":"%s"},"end":{"dateTime":"%s","timeZone":"%s"}
                        """.formatted(start, zone, end, zone)))
                .isEqualTo(new EventTime.AllDay(LocalDate.of(2031, 3, 30), LocalDate.of(2031, 3, 31)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "start.dateTime: is missing;\"end\":{}",
                "start.dateTime: stands for no time;\"start\":{\"dateTime\":\"0001-01-01T00:00:00.0000000\",\"timeZone\":\"UTC\"}",
                "start.dateTime: stands for no time;\"start\":{\"dateTime\":\"9999-12-31T23:59:59.9999999\",\"timeZone\":\"UTC\"}",
                "start.timeZone: is no zone that is known;\"start\":{\"dateTime\":\"2031-01-14T08:00:00\",\"timeZone\":\"Mars\"}",
                "end.dateTime: is missing;\"start\":{\"dateTime\":\"2031-01-14T08:00:00\"}",
                "end.dateTime: lies before the start;\"start\":{\"dateTime\":\"2031-01-14T08:00:00\"},\"end\":{\"dateTime\":\"2031-01-14T07:00:00\"}",
                "start.dateTime: is no midnight;\"isAllDay\":true,\"start\":{\"dateTime\":\"2031-01-14T08:00:00\"},\"end\":{\"dateTime\":\"2031-01-15T00:00:00\"}"
            })
    void refusesATimeThatIsNone(String message, String json) {
        assertThatThrownBy(() -> time(json)).isInstanceOf(GraphProblem.class).hasMessage(message);
    }

    private static String zone(GraphWriter writer, CalendarEvent event) {
        return Wire.object(writer.create(event))
                .getAsJsonObject("start")
                .get("timeZone")
                .getAsString();
    }
}
