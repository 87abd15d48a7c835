package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/** A change of the stored text keeps everything it is not about, byte for byte. */
class PatchTest {

    private static final List<String> KEPT = List.of(
            "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
            "X-APPLE-CREATOR-IDENTITY;X=\"a:b;c\":com.apple.mobilecal",
            "ATTACH;MANAGED-ID=17;FMTTYPE=image/png:https://example.org/a,b",
            "X-FOLDED:one\r\n  two\r\n\tthree",
            "this line is no content line",
            "CATEGORIES:a,b",
            "BEGIN:VALARM\r\nX-WR-ALARMUID:1\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM");

    private static final String STORED = Ics.text(
            "X-WR-CALNAME:mine",
            Ics.event(
                    "DTSTART;TZID=Europe/Berlin:20260601T090000",
                    "DTEND;TZID=Europe/Berlin:20260601T100000",
                    "DTSTAMP:20260101T000001Z",
                    "SEQUENCE:7",
                    "SUMMARY;LANGUAGE=de:alt",
                    "LOCATION:there",
                    "X-APPLE-STRUCTURED-LOCATION;VALUE=URI:geo:1,2",
                    "RRULE:FREQ=DAILY;UNTIL=20260605T070000Z",
                    "EXDATE;TZID=Europe/Berlin:20260604T090000",
                    String.join("\r\n", KEPT)),
            Ics.event(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260602T090000",
                    "DTSTART;TZID=Europe/Berlin:20260602T110000",
                    "DTEND;TZID=Europe/Berlin:20260602T120000",
                    "SUMMARY:moved",
                    "X-OF-OVERRIDE:1"));

    private static final OriginalStart SECOND = at(2);
    private static final OriginalStart THIRD = at(3);

    @Test
    void aTitleChangeTouchesTitleAndStampsOnly() {
        String updated = update(event -> event.title("neu; alt"), EventField.TITLE);
        List<String> old = Arrays.asList(STORED.split("\r\n", -1));
        List<String> now = Arrays.asList(updated.split("\r\n", -1));
        assertThat(now.stream().filter(line -> !old.contains(line)).toList())
                .containsExactly(
                        "DTSTAMP:20260301T120000Z",
                        "LAST-MODIFIED:20260301T120000Z",
                        "SEQUENCE:8",
                        "SUMMARY:neu\\; alt");
        assertThat(old.stream().filter(line -> !now.contains(line)).toList())
                .containsExactly("DTSTAMP:20260101T000001Z", "SEQUENCE:7", "SUMMARY;LANGUAGE=de:alt");
        KEPT.forEach(kept -> assertThat(updated).contains("\r\n" + kept + "\r\n"));
        assertThat(updated.split("DTSTAMP:20260301", -1))
                .as("a doubled stamp becomes one")
                .hasSize(2);
    }

    @Test
    void aLocationChangeDropsTheStructuredLocationOnly() {
        String updated = update(event -> event.location("here"), EventField.LOCATION);
        assertThat(updated).contains("LOCATION:here\r\n").doesNotContain("X-APPLE-STRUCTURED-LOCATION");
        KEPT.forEach(kept -> assertThat(updated).contains("\r\n" + kept + "\r\n"));
    }

    @Test
    void aChangeOfTheZoneMovesTheEndOfTheRuleWithIt() {
        EventTime moved = new EventTime.Timed(
                LocalDateTime.of(2026, 6, 1, 9, 0), LocalDateTime.of(2026, 6, 1, 10, 0), Ics.NEW_YORK);
        String updated = update(event -> event.time(moved), EventField.TIME);
        assertThat(updated).contains("UNTIL=20260605T130000Z").contains("TZID:America/New_York");
        KEPT.forEach(kept -> assertThat(updated).contains("\r\n" + kept + "\r\n"));
    }

    @Test
    void aZeroLengthThatBecomesOneMinuteIsOneMinute() {
        LocalDateTime at = LocalDateTime.of(2026, 6, 1, 9, 0);
        CalendarEvent zero =
                CalendarEvent.builder(new EventTime.Timed(at, at, Ics.BERLIN)).build();
        CalendarEvent minute = zero.toBuilder()
                .time(new EventTime.Timed(at, at.plusMinutes(1), Ics.BERLIN))
                .build();
        String updated = IcsResource.parse(IcsResource.create("u", Copies.MARK, zero, Copies.NOW), Ics.CONTEXT)
                .withUpdate(minute, Set.of(EventField.TIME), Optional.empty(), Copies.NOW);
        assertThat(IcsResource.parse(updated, Ics.CONTEXT).series().event().time())
                .isEqualTo(minute.time());
    }

    @Test
    void theMarkIsPutBackAndOtherwiseStays() {
        IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
        CalendarEvent event = resource.series().event();
        String marked = resource.withUpdate(event, Set.of(), Optional.of(Copies.MARK), Copies.NOW);
        IcsResource copy = IcsResource.parse(marked, Ics.CONTEXT);
        assertThat(copy.originMark()).contains(Copies.MARK);
        assertThat(IcsResource.parse(
                                copy.withUpdate(event, Set.of(EventField.TITLE), Optional.empty(), Copies.NOW),
                                Ics.CONTEXT)
                        .originMark())
                .contains(Copies.MARK);
    }

    @Test
    void anOverrideIsEditedInPlaceAndTheSeriesStaysAsItIs() {
        IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
        CalendarEvent event = resource.occurrence(SECOND).orElseThrow().event().event();
        String updated = resource.withOccurrenceUpdate(
                SECOND, event.toBuilder().title("again").build(), Set.of(EventField.TITLE), Copies.NOW);
        assertThat(updated)
                .contains("SUMMARY:again")
                .contains("X-OF-OVERRIDE:1")
                .contains("SUMMARY;LANGUAGE=de:alt");
        assertThat(updated.split("BEGIN:VEVENT", -1)).hasSize(3);
        assertThat(title(updated, SECOND)).isEqualTo("again");
    }

    @Test
    void aNewOverrideTakesEverythingFromItsSeries() {
        IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
        CalendarEvent event = resource.occurrence(THIRD).orElseThrow().event().event();
        String updated = resource.withOccurrenceUpdate(
                THIRD, event.toBuilder().title("third").build(), Set.of(EventField.TITLE), Copies.NOW);
        IcsResource read = IcsResource.parse(updated, Ics.CONTEXT);
        assertThat(title(updated, THIRD)).isEqualTo("third");
        assertThat(Ics.starts(read, "2026-06-01", "2026-07-01"))
                .containsExactly("2026-06-01T09:00", "2026-06-02T11:00", "2026-06-03T09:00", "2026-06-05T09:00");
        IcsComponent added =
                IcsParser.calendars(updated).get(0).components("VEVENT").get(2);
        assertThat(added.components("VALARM")).hasSize(1);
        assertThat(added.has("RRULE") || added.has("EXDATE")).isFalse();
        assertThat(read.series().event().recurrence().orElseThrow().overrides()).containsOnlyKeys(SECOND, THIRD);
    }

    @Test
    void anOccurrenceIsRemovedWithItsOverride() {
        for (OriginalStart start : List.of(SECOND, THIRD)) {
            IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
            IcsResource read = IcsResource.parse(resource.withoutOccurrence(start, Copies.NOW), Ics.CONTEXT);
            assertThat(read.occurrence(start)).isEmpty();
            assertThat(Ics.starts(read, "2026-06-01", "2026-07-01")).hasSize(3);
            assertThat(read.series().event().recurrence().orElseThrow().exclusions())
                    .contains(start);
        }
    }

    @Test
    void aSeriesUpdateLeavesUnchangedOverridesByteForByte() {
        IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
        CalendarEvent event = resource.series().event();
        Recurrence old = event.recurrence().orElseThrow();
        TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>(old.overrides());
        overrides.put(
                THIRD,
                event.toBuilder().recurrence(Optional.empty()).title("third").build());
        CalendarEvent changed = event.toBuilder()
                .recurrence(Optional.of(old.withOverrides(overrides).withExclusions(Set.of())))
                .build();
        String updated = resource.withUpdate(changed, Set.of(EventField.RECURRENCE), Optional.empty(), Copies.NOW);
        assertThat(updated)
                .contains(STORED.substring(STORED.lastIndexOf("BEGIN:VEVENT"), STORED.lastIndexOf("END:VCALENDAR")));
        assertThat(IcsResource.parse(updated, Ics.CONTEXT).series().event().recurrence())
                .isEqualTo(changed.recurrence());
        CalendarEvent single = event.toBuilder().recurrence(Optional.empty()).build();
        String ended = resource.withUpdate(single, Set.of(EventField.RECURRENCE), Optional.empty(), Copies.NOW);
        assertThat(IcsResource.parse(ended, Ics.CONTEXT).recurs()).isFalse();
    }

    @Test
    void aChangeOfAllThatFollowsIsNotChangedAlone() {
        String stored = STORED.replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;");
        IcsResource resource = IcsResource.parse(stored, Ics.CONTEXT);
        assertThatThrownBy(() -> resource.withoutOccurrence(SECOND, Copies.NOW)).isInstanceOf(IcsProblem.class);
    }

    private static String update(java.util.function.UnaryOperator<CalendarEvent.Builder> edit, EventField field) {
        IcsResource resource = IcsResource.parse(STORED, Ics.CONTEXT);
        CalendarEvent event = edit.apply(resource.series().event().toBuilder()).build();
        String updated = resource.withUpdate(event, Set.of(field), Optional.empty(), Copies.NOW);
        assertThat(IcsResource.parse(updated, Ics.CONTEXT).series().event().value(field))
                .isEqualTo(event.value(field));
        return updated;
    }

    private static String title(String text, OriginalStart start) {
        return IcsResource.parse(text, Ics.CONTEXT)
                .occurrence(start)
                .orElseThrow()
                .event()
                .event()
                .title();
    }

    private static OriginalStart at(int day) {
        return new OriginalStart.Zoned(LocalDateTime.of(2026, 6, day, 9, 0), Ics.BERLIN);
    }
}
