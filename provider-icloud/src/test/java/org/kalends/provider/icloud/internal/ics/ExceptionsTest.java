package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** EXDATE and overrides. */
class ExceptionsTest {

    private static final String[] DAILY = {
        "DTSTART;TZID=Europe/Berlin:20260601T090000",
        "DTEND;TZID=Europe/Berlin:20260601T100000",
        "SUMMARY:plain",
        "RRULE:FREQ=DAILY;COUNT=4"
    };
    private static final String DAILY_EVENT = Ics.event(DAILY);

    @Test
    void anExclusionIsFoundInWhateverFormItIsWritten() {
        for (String exdate : List.of(
                "EXDATE;TZID=Europe/Berlin:20260602T090000",
                "EXDATE:20260602T070000Z",
                "EXDATE;TZID=America/New_York:20260602T030000",
                "EXDATE;VALUE=DATE:20260602",
                "EXDATE;TZID=Europe/Berlin:20260101T090000,20260602T090000",
                "EXDATE;TZID=\"W. Europe Standard Time\":20260602T090000")) {
            IcsResource resource = Ics.resource(Ics.event(DAILY[0], DAILY[1], DAILY[3], exdate));
            assertThat(Ics.starts(resource, "2026-06-01", "2026-07-01"))
                    .as(exdate)
                    .containsExactly("2026-06-01T09:00", "2026-06-03T09:00", "2026-06-04T09:00");
            assertThat(recurrence(resource).exclusions())
                    .as(exdate)
                    .contains(new OriginalStart.Zoned(LocalDateTime.of(2026, 6, 2, 9, 0), Ics.BERLIN));
        }
        IcsResource allDay = Ics.resource(Ics.event(
                "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260602T000000Z", "EXDATE:"));
        assertThat(Ics.starts(allDay, "2026-06-01", "2026-07-01")).containsExactly("2026-06-01", "2026-06-03");
        assertThat(recurrence(allDay).exclusions()).containsExactly(new OriginalStart.Day(LocalDate.of(2026, 6, 2)));
    }

    @Test
    void aTimeExcludesItsDayFromAnAllDaySeries() {
        assertThat(Ics.startsOf(
                        "2026-06-01",
                        "2026-07-01",
                        "DTSTART;VALUE=DATE:20260601",
                        "RRULE:FREQ=DAILY;COUNT=3",
                        "EXDATE;TZID=Europe/Berlin:20260602T090000"))
                .containsExactly("2026-06-01", "2026-06-03");
    }

    @Test
    void anExclusionThatMatchesNothingExcludesNothing() {
        assertThat(Ics.startsOf("2026-06-01", "2026-07-01", DAILY[0], DAILY[1], DAILY[3], "EXDATE:20260602T080000Z"))
                .hasSize(4);
    }

    @Test
    void aMovedOccurrenceIsWhereItIsAndNotWhereItWas() {
        IcsResource moved = Ics.resource(DAILY_EVENT, override("20260602T090000", "20260615T110000", "SUMMARY:moved"));
        assertThat(Ics.starts(moved, "2026-06-01", "2026-06-04"))
                .as("moved out of the window")
                .containsExactly("2026-06-01T09:00", "2026-06-03T09:00");
        assertThat(Ics.starts(moved, "2026-06-15", "2026-06-16"))
                .as("moved into the window")
                .containsExactly("2026-06-15T11:00");
        IcsOccurrence found = moved.occurrences(Ics.window("2026-06-15T00:00:00Z", "2026-06-16T00:00:00Z", Ics.UTC))
                .get(0);
        assertThat(found.start()).isEqualTo(new OriginalStart.Zoned(LocalDateTime.of(2026, 6, 2, 9, 0), Ics.BERLIN));
        assertThat(found.event().event().title()).isEqualTo("moved");
        assertThat(moved.occurrence(found.start())).contains(found);
    }

    @Test
    void twoOccurrencesMaySwapTheirPlaces() {
        IcsResource swapped = Ics.resource(
                DAILY_EVENT,
                override("20260602T090000", "20260603T090000", "SUMMARY:two"),
                override("20260603T090000", "20260602T090000", "SUMMARY:three"));
        assertThat(swapped.occurrences(Ics.window("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", Ics.UTC)))
                .extracting(found -> Ics.start(found.event().event().time())
                        + found.event().event().title())
                .containsExactly(
                        "2026-06-01T09:00plain",
                        "2026-06-03T09:00two",
                        "2026-06-02T09:00three",
                        "2026-06-04T09:00plain");
    }

    @Test
    void anOverrideIsMatchedInUtcAsADateAndInAnotherZone() {
        for (String id : List.of(
                "RECURRENCE-ID:20260602T070000Z",
                "RECURRENCE-ID;VALUE=DATE:20260602",
                "RECURRENCE-ID;TZID=America/New_York:20260602T030000")) {
            IcsResource resource = Ics.resource(DAILY_EVENT, Ics.event(id, "DTSTART:20260620T070000Z", "SUMMARY:x"));
            assertThat(Ics.starts(resource, "2026-06-01", "2026-07-01"))
                    .as(id)
                    .containsExactly("2026-06-01T09:00", "2026-06-20T07:00", "2026-06-03T09:00", "2026-06-04T09:00");
            assertThat(recurrence(resource).overrides())
                    .as(id)
                    .containsOnlyKeys(new OriginalStart.Zoned(LocalDateTime.of(2026, 6, 2, 9, 0), Ics.BERLIN));
        }
    }

    @Test
    void anOverrideOfNoOccurrenceStandsAlone() {
        IcsResource resource =
                Ics.resource(DAILY_EVENT, override("20260630T090000", "20260630T100000", "SUMMARY:alone"));
        assertThat(Ics.starts(resource, "2026-06-01", "2026-07-02")).hasSize(5).endsWith("2026-06-30T10:00");
    }

    @Test
    void occurrencesWithoutTheirSeriesAreReadOnlyOfAnInvitation() {
        IcsResource invited = Ics.resource(
                override("20260602T090000", "20260602T110000", "ORGANIZER:mailto:boss@example.org"),
                override("20260603T090000", "20260603T110000", "ORGANIZER:mailto:boss@example.org"));
        assertThat(invited.recurs()).isTrue();
        assertThat(Ics.starts(invited, "2026-06-01", "2026-07-02"))
                .containsExactly("2026-06-02T11:00", "2026-06-03T11:00");
        assertThat(invited.occurrence(new OriginalStart.Zoned(LocalDateTime.of(2026, 6, 3, 9, 0), Ics.BERLIN)))
                .isPresent();
        problem(Kind.NOT_A_SERIES, () -> invited.series());
        IcsResource leftover = Ics.resource(override("20260602T090000", "20260602T110000", "SUMMARY:x"));
        problem(Kind.NO_MASTER, () -> Ics.starts(leftover, "2026-06-01", "2026-07-02"));
    }

    @Test
    void aCancelledOverrideRemovesItsOccurrence() {
        IcsResource resource =
                Ics.resource(DAILY_EVENT, override("20260602T090000", "20260602T090000", "STATUS:CANCELLED"));
        assertThat(Ics.starts(resource, "2026-06-01", "2026-07-01")).hasSize(3).doesNotContain("2026-06-02T09:00");
        assertThat(recurrence(resource).exclusions()).hasSize(1);
        assertThat(resource.occurrence(new OriginalStart.Zoned(LocalDateTime.of(2026, 6, 2, 9, 0), Ics.BERLIN)))
                .isEmpty();
    }

    @Test
    void ofTwoOverridesTheLaterRevisionCounts() {
        IcsResource resource = Ics.resource(
                DAILY_EVENT,
                override("20260602T090000", "20260602T120000", "SEQUENCE:2"),
                override("20260602T090000", "20260602T110000", "SEQUENCE:1"));
        assertThat(Ics.starts(resource, "2026-06-02", "2026-06-03")).containsExactly("2026-06-02T12:00");
        assertThat(recurrence(resource).overrides().values())
                .extracting(event -> Ics.start(event.time()))
                .containsExactly("2026-06-02T12:00");
    }

    @Test
    void aRuleInsideAnOverrideIsIgnored() {
        IcsResource resource =
                Ics.resource(DAILY_EVENT, override("20260602T090000", "20260602T110000", "RRULE:FREQ=DAILY"));
        assertThat(Ics.starts(resource, "2026-06-01", "2026-07-01")).hasSize(4);
    }

    @Test
    void aChangeOfAllThatFollowsShiftsUntilTheNextOne() {
        IcsResource resource = Ics.resource(
                Ics.event(DAILY[0], DAILY[1], DAILY[2], "RRULE:FREQ=DAILY;COUNT=6"),
                following("20260602T090000", "20260602T110000", "two"),
                following("20260605T090000", "20260605T080000", "five"),
                override("20260603T090000", "20260603T150000", "SUMMARY:three"));
        assertThat(resource.occurrences(Ics.window("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", Ics.UTC)))
                .extracting(found -> Ics.start(found.event().event().time())
                        + found.event().event().title())
                .containsExactly(
                        "2026-06-01T09:00plain",
                        "2026-06-02T11:00two",
                        "2026-06-03T15:00three",
                        "2026-06-04T11:00two",
                        "2026-06-05T08:00five",
                        "2026-06-06T08:00five");
        problem(Kind.NOT_A_SERIES, () -> resource.series());
    }

    @Test
    void anOverrideMayChangeFromAllDayToTimedAndBack() {
        IcsResource timed = Ics.resource(
                Ics.event("DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=2"),
                Ics.event("RECURRENCE-ID;VALUE=DATE:20260602", "DTSTART:20260602T070000Z", "DTEND:20260602T080000Z"));
        assertThat(Ics.starts(timed, "2026-06-01", "2026-07-01")).containsExactly("2026-06-01", "2026-06-02T07:00");
        IcsResource allDay = Ics.resource(
                DAILY_EVENT,
                Ics.event("RECURRENCE-ID;TZID=Europe/Berlin:20260602T090000", "DTSTART;VALUE=DATE:20260602"));
        assertThat(Ics.starts(allDay, "2026-06-02", "2026-06-03")).containsExactly("2026-06-02");
    }

    @Test
    void anOverrideOfAnExcludedDateStands() {
        IcsResource resource = Ics.resource(
                Ics.event(DAILY[0], DAILY[1], DAILY[3], "EXDATE;TZID=Europe/Berlin:20260602T090000"),
                override("20260602T090000", "20260602T110000", "SUMMARY:x"));
        assertThat(Ics.starts(resource, "2026-06-02", "2026-06-03")).containsExactly("2026-06-02T11:00");
        assertThat(recurrence(resource).exclusions()).isEmpty();
        assertThat(recurrence(resource).overrides()).hasSize(1);
    }

    @Test
    void aLongOccurrenceThatBeganBeforeTheWindowIsInIt() {
        IcsResource weeks =
                Ics.resource(Ics.event("DTSTART:20260101T000000Z", "DURATION:P20D", "RRULE:FREQ=MONTHLY;COUNT=12"));
        assertThat(Ics.starts(weeks, "2026-06-15", "2026-06-16")).containsExactly("2026-06-01T00:00");
        assertThat(Ics.starts(weeks, "2026-06-21", "2026-06-22"))
                .as("the end is the start of the window")
                .isEmpty();
    }

    @Test
    void zeroLengthCountsAtTheStartOfTheWindowAndNotAtItsEnd() {
        IcsResource points = Ics.resource(Ics.event("DTSTART:20260601T000000Z", "RRULE:FREQ=DAILY;COUNT=3"));
        assertThat(Ics.starts(points, "2026-06-01", "2026-06-02")).containsExactly("2026-06-01T00:00");
    }

    @Test
    void daysAndFloatingTimesMeetTheWindowInItsZone() {
        IcsResource days = Ics.resource(Ics.event("DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=30"));
        IcsResource floating =
                Ics.resource(Ics.event("DTSTART:20260601T000000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=30"));
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue")) {
            java.time.ZoneId id = java.time.ZoneId.of(zone);
            java.time.Instant midnight =
                    LocalDate.of(2026, 6, 10).atStartOfDay(id).toInstant();
            var day = new org.kalends.api.model.Window(midnight, midnight.plusSeconds(86_400), id);
            assertThat(days.occurrences(day))
                    .extracting(found -> Ics.start(found.event().event().time()))
                    .containsExactly("2026-06-10");
            assertThat(floating.occurrences(day))
                    .extracting(found -> Ics.start(found.event().event().time()))
                    .containsExactly("2026-06-10T00:00");
        }
    }

    private static Recurrence recurrence(IcsResource resource) {
        return resource.series().event().recurrence().orElseThrow();
    }

    private static String override(String id, String start, String line) {
        return Ics.event(
                "RECURRENCE-ID;TZID=Europe/Berlin:" + id, "DTSTART;TZID=Europe/Berlin:" + start, "DURATION:PT1H", line);
    }

    private static String following(String id, String start, String title) {
        return override(id, start, "SUMMARY:" + title).replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;");
    }

    private static void problem(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
