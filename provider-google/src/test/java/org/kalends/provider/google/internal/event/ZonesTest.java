package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;

/** Zones and times on the wire. */
class ZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final LocalDateTime NINE = LocalDateTime.of(2031, 7, 14, 9, 0);

    private static JsonObject stored(EventTime time) {
        return Wire.object(WRITER.create(CalendarEvent.builder(time).build(), MARK));
    }

    private static EventTime told(JsonObject stored) {
        return new GoogleReader(BERLIN).read(Wire.told(stored, BERLIN)).time();
    }

    private static EventTime read(String start, String end) {
        return new GoogleReader(BERLIN)
                .read(Wire.event("{\"id\":\"x\",\"start\":{" + start + "},\"end\":{" + end + "}}"))
                .time();
    }

    private static EventTime.Timed timed(LocalDateTime start, Duration length, String zone) {
        return new EventTime.Timed(start, start.plus(length), ZoneId.of(zone));
    }

    @Test
    void everyZoneOfJavaComesBack() {
        Set<String> bare = new TreeSet<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            EventTime time = timed(NINE, Duration.ofHours(1), id);
            JsonObject stored = stored(time);
            assertThat(told(stored)).as(id).isEqualTo(time);
            stored.remove("extendedProperties");
            if (told(stored).equals(time)) {
                bare.add(id);
            }
        }
        assertThat(bare)
                .contains("Europe/Berlin", "America/New_York", "Asia/Calcutta", "Etc/GMT+5", "UTC")
                .hasSizeGreaterThan(550);
    }

    @Test
    void anOffsetIsWrittenInUtcAndComesBack() {
        for (ZoneOffset offset : List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 45), ZoneOffset.ofHours(-18))) {
            EventTime time = new EventTime.Timed(NINE, NINE.plusHours(1), offset);
            assertThat(stored(time).getAsJsonObject("start").get("timeZone").getAsString())
                    .isEqualTo("UTC");
            assertThat(told(stored(time))).isEqualTo(time);
        }
    }

    @Test
    void anOffsetOfSecondsIsToldInUtc() {
        EventTime time = timed(LocalDateTime.of(1850, 1, 1, 12, 0), Duration.ofHours(1), "Europe/Berlin");
        assertThat(stored(time).getAsJsonObject("start").get("dateTime").getAsString())
                .isEqualTo("1850-01-01T11:06:32.000Z");
        assertThat(told(stored(time))).isEqualTo(time);
    }

    @Test
    void aFloatingTimeIsPlacedInTheZoneOfTheCalendarAndFloatsOn() {
        EventTime time = new EventTime.Floating(NINE, NINE.plusMinutes(30));
        JsonObject stored = stored(time);
        assertThat(stored.getAsJsonObject("start"))
                .hasToString("{\"dateTime\":\"2031-07-14T09:00:00.000+02:00\",\"timeZone\":\"Europe/Berlin\"}");
        assertThat(told(stored)).isEqualTo(time);
    }

    @Test
    void anEventOfNoLengthIsWrittenAsAMinuteAndHasNone() {
        for (EventTime time : List.of(
                timed(NINE, Duration.ZERO, "Asia/Kolkata"),
                timed(NINE, Duration.ofNanos(5), "UTC"),
                new EventTime.Floating(NINE, NINE))) {
            JsonObject stored = stored(time);
            assertThat(Duration.between(
                            instant(stored.getAsJsonObject("start")), instant(stored.getAsJsonObject("end"))))
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(told(stored)).isEqualTo(time);
        }
    }

    private static Instant instant(JsonObject point) {
        return OffsetDateTime.parse(point.get("dateTime").getAsString()).toInstant();
    }

    @Test
    void aMoveByAPersonEndsWhatWasMeant() {
        for (EventTime time : List.of(
                new EventTime.Floating(NINE, NINE.plusHours(1)),
                timed(NINE, Duration.ZERO, "Europe/Berlin"),
                new EventTime.Timed(NINE, NINE.plusHours(1), ZoneOffset.ofHours(2)))) {
            JsonObject moved = stored(time);
            moved.getAsJsonObject("end").addProperty("dateTime", "2031-07-14T12:00:00+02:00");
            assertThat(told(moved)).isInstanceOf(EventTime.Timed.class);
            assertThat(told(moved).end(BERLIN)).isEqualTo(Instant.parse("2031-07-14T10:00:00Z"));
            JsonObject elsewhere = stored(time);
            elsewhere.getAsJsonObject("start").addProperty("timeZone", "Asia/Tokyo");
            assertThat(((EventTime.Timed) told(elsewhere)).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
            JsonObject days = stored(time);
            for (String point : List.of("start", "end")) {
                days.remove(point);
                JsonObject day = new JsonObject();
                day.addProperty("date", "2031-07-14");
                days.add(point, day);
            }
            assertThat(told(days))
                    .isEqualTo(new EventTime.AllDay(
                            NINE.toLocalDate(), NINE.toLocalDate().plusDays(1)));
        }
    }

    @Test
    void aZoneThatIsToldByAnotherOfItsNamesKeepsWhatWasMeant() {
        EventTime time = new EventTime.Floating(NINE, NINE.plusHours(1));
        JsonObject stored = Wire.object(new GoogleWriter(ZoneId.of("Asia/Calcutta"), ZoneSpelling.IANA)
                .create(CalendarEvent.builder(time).build(), MARK));
        stored.getAsJsonObject("start").addProperty("timeZone", "Asia/Kolkata");
        assertThat(told(stored)).isEqualTo(time);
        stored.getAsJsonObject("start").remove("timeZone");
        stored.getAsJsonObject("end").remove("timeZone");
        assertThat(told(stored)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Kyiv,Europe/Kiev",
        "Asia/Kolkata,Asia/Calcutta",
        "America/Nuuk,America/Godthab",
        "Asia/Ho_Chi_Minh,Asia/Saigon",
        "Asia/Yangon,Asia/Rangoon"
    })
    void aNameThatIsRefusedIsSpelledAsItOnceWas(String name, String former) {
        assertThat(ZoneSpelling.IANA.without(name).name(ZoneNames.find(name).orElseThrow()))
                .hasValueSatisfying(spelled -> {
                    assertThat(spelled).isNotEqualTo(name);
                    assertThat(ZoneId.of(spelled).getRules())
                            .isEqualTo(ZoneId.of(former).getRules());
                });
        assertThat(ZoneNames.aliases(ZoneNames.find(name).orElseThrow()).map(ZoneId::getId))
                .contains(former);
    }

    @Test
    void aNameThatIsNoPlaceIsTheLastResort() {
        ZoneId havana = ZoneId.of("America/Havana");
        assertThat(ZoneSpelling.IANA.without("America/Havana").name(havana)).contains("Cuba");
        assertThat(ZoneSpelling.IANA.without("Asia/Tokyo").name(ZoneId.of("Asia/Tokyo")))
                .contains("Japan");
        assertThat(ZoneSpelling.IANA.without("America/New_York").name(ZoneId.of("America/New_York")))
                .contains("US/Eastern");
    }

    @Test
    void aZoneWithoutAnotherNameIsWrittenInUtcAndComesBack() {
        EventTime time = timed(NINE, Duration.ofHours(1), "Australia/Lord_Howe");
        GoogleWriter writer = WRITER.with(new ZoneSpelling(ZoneId.getAvailableZoneIds()));
        JsonObject stored =
                Wire.object(writer.create(CalendarEvent.builder(time).build(), MARK));
        assertThat(stored.getAsJsonObject("start").get("timeZone").getAsString())
                .isEqualTo("UTC");
        assertThat(told(stored)).isEqualTo(time);
    }

    @Test
    void theInstantCountsInWhateverOffsetItIsTold() {
        assertThat(read(
                        "\"dateTime\":\"2031-07-14T07:00:00Z\",\"timeZone\":\"America/New_York\"",
                        "\"dateTime\":\"2031-07-14T10:00:00+02:00\",\"timeZone\":\"Asia/Tokyo\""))
                .isEqualTo(timed(LocalDateTime.of(2031, 7, 14, 3, 0), Duration.ofHours(1), "America/New_York"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"timeZone\":null", ",\"timeZone\":\"Mars/Olympus\"", ",\"timeZone\":\"\""})
    void anEventWithoutAKnownZoneStandsInTheZoneOfItsCalendar(String zone) {
        assertThat(read("\"dateTime\":\"2031-07-14T07:00:00Z\"" + zone, "\"dateTime\":\"2031-07-14T08:00:00Z\"" + zone))
                .isEqualTo(timed(NINE, Duration.ofHours(1), "Europe/Berlin"));
    }

    @ParameterizedTest
    @CsvSource({"GMT-03:00,-03:00", "GMT+1,+01:00", "utc+0530,+05:30"})
    void anOffsetMayBeANameToo(String name, String offset) {
        assertThat(ZoneNames.find(name)).contains(ZoneId.of(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "GMT", "Z", "utc"})
    void utcHasManyNames(String name) {
        assertThat(ZoneNames.find(name)).contains(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT+25", "Mars/Olympus", "", "+01:00", "W. Europe Standard Time"})
    void whatNamesNoZoneIsNone(String name) {
        assertThat(ZoneNames.find(name)).isEmpty();
    }

    @Test
    void daysAreDaysInAnyZone() {
        EventTime days = new EventTime.AllDay(LocalDate.of(2031, 3, 30), LocalDate.of(2031, 4, 2));
        assertThat(read("\"date\":\"2031-03-30\"", "\"date\":\"2031-04-02\"")).isEqualTo(days);
        assertThat(read("\"date\":\"2031-03-30\",\"dateTime\":null", "\"date\":\"2031-03-30\""))
                .isEqualTo(new EventTime.AllDay(LocalDate.of(2031, 3, 30), LocalDate.of(2031, 3, 31)));
        for (int year : List.of(1583, 1900, 9998)) {
            EventTime old = new EventTime.AllDay(LocalDate.of(year, 10, 10), LocalDate.of(year, 10, 20));
            assertThat(told(stored(old))).isEqualTo(old);
        }
    }

    @Test
    void refusesAnEventWithoutAnEnd() {
        assertThatThrownBy(() -> new GoogleReader(BERLIN)
                        .read(Wire.event("{\"start\":{\"dateTime\":\"2031-07-14T07:00:00Z\"}}")))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("end.dateTime: is missing");
        assertThatThrownBy(() -> read("\"date\":\"2031-07-14\"", "\"dateTime\":\"2031-07-14T07:00:00Z\""))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("end.date: is missing");
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        assertThatThrownBy(() -> read("\"dateTime\":\"2031-07-14T07:00:00Z\"", "\"dateTime\":\"2031-07-14T06:59:59Z\""))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("end: lies before the start");
        assertThatThrownBy(() -> read("\"date\":\"2031-07-14\"", "\"date\":\"2031-07-13\""))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("end: lies before the start");
    }

    @Test
    void refusesYearsThatTheServiceCannotSay() {
        for (int year : List.of(1582, -5, 12_000)) {
            LocalDateTime start = NINE.withYear(year);
            assertThatThrownBy(() -> stored(new EventTime.Timed(start, start.plusHours(1), BERLIN)))
                    .isInstanceOf(GoogleProblem.class)
                    .hasMessage("start.dateTime: lies outside of the years that the service can say");
            assertThatThrownBy(() -> stored(new EventTime.AllDay(
                            start.toLocalDate(), start.toLocalDate().plusDays(1))))
                    .isInstanceOf(GoogleProblem.class)
                    .hasMessage("start.date: lies outside of the years that the service can say");
        }
    }

    @Test
    void partsOfASecondAreRememberedBesideTheWire() {
        EventTime time = timed(NINE.plusNanos(123_456_789), Duration.ofHours(1), "Europe/Berlin");
        JsonObject patch = Wire.object(WRITER.patch(CalendarEvent.builder(time).build(), Set.of(EventField.TIME)));
        assertThat(patch.getAsJsonObject("start").get("dateTime").getAsString())
                .isEqualTo("2031-07-14T09:00:00.000+02:00");
        assertThat(told(stored(time))).isEqualTo(time);
    }

    @Test
    void aHourThatClocksShowTwiceKeepsItsInstants() {
        LocalDateTime night = LocalDateTime.of(2031, 10, 26, 2, 30);
        EventTime time = timed(night, Duration.ofMinutes(15), "Europe/Berlin");
        assertThat(told(stored(time))).isEqualTo(time);
        EventTime second = read(
                "\"dateTime\":\"2031-10-26T02:30:00+01:00\",\"timeZone\":\"Europe/Berlin\"",
                "\"dateTime\":\"2031-10-26T02:45:00+01:00\",\"timeZone\":\"Europe/Berlin\"");
        assertThat(second.start(BERLIN)).isEqualTo(Instant.parse("2031-10-26T01:30:00Z"));
        assertThat(Optional.of(second))
                .contains(timed(LocalDateTime.of(2031, 10, 26, 1, 30), Duration.ofMinutes(15), "UTC"));
    }
}
