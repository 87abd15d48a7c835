package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.memory.Fixture.MARCH;
import static org.kalends.memory.Fixture.MARK;
import static org.kalends.memory.Fixture.event;
import static org.kalends.memory.Fixture.eventAt;
import static org.kalends.memory.Fixture.failure;
import static org.kalends.memory.Fixture.hourFrom;
import static org.kalends.memory.Fixture.stored;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

class InMemorySeriesTest {

    private final Fixture fixture = new Fixture();

    static CalendarEvent daily(int count) {
        return series(RecurrenceRule.builder(Frequency.DAILY).count(count));
    }

    static CalendarEvent series(RecurrenceRule.Builder rule) {
        return event("Standup").toBuilder()
                .recurrence(Optional.of(Recurrence.of(rule.build())))
                .build();
    }

    private List<String> days() {
        return fixture.calendar.agenda(MARCH).stream()
                .map(one -> ((EventTime.Timed) one.event().time()).start().toString())
                .toList();
    }

    @Test
    void aDailySeriesStopsAfterItsCount() {
        fixture.calendar.add(daily(3));

        assertThat(days()).containsExactly("2026-03-03T09:00", "2026-03-04T09:00", "2026-03-05T09:00");
    }

    @Test
    void aSeriesStopsWithTheLastStartNotLaterThanItsEndAndKeepsTheWallClockOverTheChangeOfSeason() {
        fixture.calendar.add(series(
                RecurrenceRule.builder(Frequency.DAILY).interval(13).until(LocalDateTime.parse("2026-03-29T09:00"))));

        assertThat(days()).containsExactly("2026-03-03T09:00", "2026-03-16T09:00", "2026-03-29T09:00");
    }

    @Test
    void aWeeklySeriesStepsThroughItsWeekdays() {
        fixture.calendar.add(series(RecurrenceRule.builder(Frequency.WEEKLY)
                .interval(2)
                .byDay(List.of(Weekday.every(DayOfWeek.TUESDAY), Weekday.every(DayOfWeek.SUNDAY)))
                .count(4)));

        assertThat(days())
                .containsExactly("2026-03-03T09:00", "2026-03-08T09:00", "2026-03-17T09:00", "2026-03-22T09:00");
    }

    @Test
    void theFirstDayOfTheWeekDecidesWhichWeekASundayBelongsTo() {
        fixture.calendar.add(series(RecurrenceRule.builder(Frequency.WEEKLY)
                .interval(2)
                .weekStart(DayOfWeek.SUNDAY)
                .byDay(List.of(Weekday.every(DayOfWeek.TUESDAY), Weekday.every(DayOfWeek.SUNDAY)))
                .count(3)));

        assertThat(days()).containsExactly("2026-03-03T09:00", "2026-03-15T09:00", "2026-03-17T09:00");
    }

    @Test
    void anEndlessSeriesFillsTheWindowAndNoMore() {
        fixture.calendar.add(series(RecurrenceRule.builder(Frequency.WEEKLY)));

        assertThat(days()).hasSize(5);
    }

    @Test
    void anAllDaySeriesHasDays() {
        EventKey key = fixture.calendar.add(CalendarEvent.builder(
                        new EventTime.AllDay(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-05")))
                .recurrence(Optional.of(Recurrence.of(
                        RecurrenceRule.builder(Frequency.WEEKLY).count(2).build())))
                .build());

        assertThat(fixture.calendar.agenda(MARCH))
                .extracting(one -> one.event().time())
                .containsExactly(
                        new EventTime.AllDay(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-05")),
                        new EventTime.AllDay(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-12")));
        assertThat(fixture.calendar.event(
                        fixture.calendar.occurrence(key, new OriginalStart.Day(LocalDate.parse("2026-03-10")))))
                .isPresent();
    }

    @Test
    void aMovedOccurrenceKeepsItsKeyAndShowsWhereItLiesNow() {
        fixture.calendar.add(daily(3));
        RemoteEvent second = fixture.calendar.agenda(MARCH).get(1);
        fixture.calendar.move(second.key(), hourFrom("2026-03-20T14:00"));

        assertThat(days()).containsExactly("2026-03-03T09:00", "2026-03-20T14:00", "2026-03-05T09:00");
        assertThat(fixture.get(second.key()).originalStart()).isEqualTo(second.originalStart());
    }

    @Test
    void anOccurrenceIsDeletedAloneAndCanTakePlaceAgain() {
        fixture.calendar.add(daily(3));
        RemoteEvent second = fixture.calendar.agenda(MARCH).get(1);

        fixture.calendar.delete(second.key());
        assertThat(days()).containsExactly("2026-03-03T09:00", "2026-03-05T09:00");
        fixture.calendar.undelete(second.key());
        assertThat(days()).hasSize(3);
    }

    @Test
    void aProgramWritesOccurrencesOfAnOwnVersionEach() {
        EventKey key = fixture.calendar.add(daily(3));
        List<RemoteEvent> all = fixture.calendar.agenda(MARCH);

        RemoteEvent changed = stored(fixture.update(all.get(0), event("Retrospective"), EventField.TITLE));
        WriteOutcome gone = fixture.delete(all.get(1).key(), all.get(1).version());

        assertThat(changed.key()).isEqualTo(all.get(0).key());
        assertThat(changed.event().title()).isEqualTo("Retrospective");
        assertThat(gone).isInstanceOf(WriteOutcome.Deleted.class);
        assertThat(fixture.get(all.get(2).key())).isEqualTo(all.get(2));
        assertThat(fixture.provider.occurrences(fixture.calendar.ref(), key, MARCH))
                .containsExactly(changed, all.get(2));
    }

    @Test
    void withOneVersionPerSeriesTheSecondOfTwoWritesIsAConflict() {
        Fixture strict = new Fixture(InMemoryProvider.Builder::oneVersionPerSeries);
        strict.calendar.add(daily(3));
        List<RemoteEvent> all = strict.calendar.agenda(MARCH);

        stored(strict.update(all.get(0), event("Retrospective"), EventField.TITLE));
        assertThat(failure(strict.delete(all.get(1).key(), all.get(1).version())))
                .isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aChangedSeriesIsToldAsTheSetOfItsOccurrences() {
        var cursor = Optional.of(fixture.end(RecurrenceView.OCCURRENCES));
        EventKey key = fixture.calendar.add(daily(3));

        RemoteChange change =
                fixture.changes(RecurrenceView.OCCURRENCES, cursor).get(0);

        assertThat(change).isEqualTo(new RemoteChange.SeriesSet(key, fixture.calendar.agenda(MARCH)));
        assertThat(fixture.changes(RecurrenceView.SERIES, Optional.of(seriesCursorBefore())))
                .isEmpty();
    }

    private Cursor seriesCursorBefore() {
        return fixture.end(RecurrenceView.SERIES);
    }

    @Test
    void anEventThatBecomesASeriesIsToldAsGoneFirst() {
        EventKey key = fixture.calendar.add(event("Standup"));
        var cursor = Optional.of(fixture.end(RecurrenceView.OCCURRENCES));
        fixture.calendar.edit(key, event -> daily(2));

        List<RemoteChange> changes = fixture.changes(RecurrenceView.OCCURRENCES, cursor);

        assertThat(changes)
                .containsExactly(
                        new RemoteChange.Removed(key), new RemoteChange.SeriesSet(key, fixture.calendar.agenda(MARCH)));
    }

    @Test
    void aSeriesThatBecomesOneEventLosesItsOccurrencesFirst() {
        EventKey key = fixture.calendar.add(daily(3));
        var cursor = Optional.of(fixture.end(RecurrenceView.OCCURRENCES));
        fixture.calendar.edit(key, event -> event("Once"));

        assertThat(fixture.changes(RecurrenceView.OCCURRENCES, cursor))
                .containsExactly(
                        new RemoteChange.SeriesSet(key, List.of()), new RemoteChange.Upserted(fixture.get(key)));
    }

    @Test
    void theSeriesViewTellsOneEventAndHidesASeriesThatDoesNotTouchTheWindow() {
        EventKey key = fixture.calendar.add(daily(3));
        fixture.calendar.add(eventAt("Early", "2025-01-01T09:00").toBuilder()
                .recurrence(daily(3).recurrence())
                .build());

        assertThat(fixture.changes(RecurrenceView.SERIES, Optional.empty()))
                .containsExactly(new RemoteChange.Upserted(fixture.get(key)));
    }

    @Test
    void whatCannotBeHeldIsRefusedByTheLimitsAndWhenItIsWritten() {
        CalendarEvent monthly = series(RecurrenceRule.builder(Frequency.MONTHLY));
        CalendarEvent firstTuesday =
                series(RecurrenceRule.builder(Frequency.WEEKLY).byDay(List.of(new Weekday(DayOfWeek.TUESDAY, 1))));
        CalendarEvent wrongDay =
                series(RecurrenceRule.builder(Frequency.WEEKLY).byDay(List.of(Weekday.every(DayOfWeek.MONDAY))));

        assertThat(List.of(monthly, firstTuesday, wrongDay)).allSatisfy(series -> {
            assertThat(fixture.provider.capabilities().seriesLimits().refusal(series))
                    .isPresent();
            assertThat(failure(fixture.write(new RemoteWrite.Create(MARK, series))))
                    .isEqualTo(FailureKind.UNSUPPORTED);
        });
        assertThat(fixture.provider.capabilities().seriesLimits().refusal(daily(3)))
                .isEmpty();
    }
}
