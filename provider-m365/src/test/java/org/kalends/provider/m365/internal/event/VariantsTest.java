package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.provider.m365.internal.event.GraphPattern.Shape;

/** Every variant of what comes in variants is written and read: a new one fails here first. */
class VariantsTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 31);

    private static final GraphWriter WRITER = new GraphWriter(ZoneId.of("Europe/Berlin"), ZoneSpelling.IANA);

    @Test
    void everyTimeIsWrittenAndComesBack() {
        LocalDateTime start = DAY.atTime(10, 0);
        List<EventTime> times = List.of(
                new EventTime.Timed(start, start.plusHours(1), ZoneId.of("Europe/Berlin")),
                new EventTime.AllDay(DAY, DAY.plusDays(1)),
                new EventTime.Floating(start, start.plusHours(1)));
        assertThat(kinds(times)).isEqualTo(permitted(EventTime.class));
        for (EventTime time : times) {
            JsonObject stored =
                    Wire.object(WRITER.create(CalendarEvent.builder(time).build()));
            assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                            .time())
                    .isEqualTo(time);
        }
    }

    @Test
    void everyPatternIsWrittenAndComesBack() {
        var weekdays = GraphPattern.week(List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
        List<Shape> shapes = List.of(
                new Shape.Daily(),
                new Shape.Weekly(weekdays, DayOfWeek.WEDNESDAY),
                new Shape.DayOfMonth(31),
                new Shape.WeekdayOfMonth(-1, weekdays),
                new Shape.DayOfYear(3, 31),
                new Shape.WeekdayOfYear(3, 4, weekdays));
        assertThat(kinds(shapes)).isEqualTo(permitted(Shape.class));
        Set<String> types = new HashSet<>();
        for (Shape shape : shapes) {
            GraphPattern pattern = new GraphPattern(7, shape);
            GraphRange range = new GraphRange(DAY, Optional.of(DAY.plusYears(1)), 0);
            var written = GraphPatterns.write(pattern, range, "UTC");
            types.add(String.valueOf(
                    Optional.ofNullable(written.getPattern()).orElseThrow().getType()));
            assertThat(GraphPatterns.pattern(written, DAY)).isEqualTo(pattern);
            assertThat(GraphPatterns.range(written, DAY)).isEqualTo(range);
            RecurrenceRule rule = PatternRules.of(pattern);
            assertThat(PatternShapes.of(rule, DAY)).isEqualTo(pattern);
        }
        assertThat(types).hasSize(shapes.size());
    }

    @Test
    void everyPositionAndEveryWeekdayIsWrittenAndComesBack() {
        for (int position : List.of(1, 2, 3, 4, -1)) {
            for (DayOfWeek day : DayOfWeek.values()) {
                GraphPattern pattern =
                        new GraphPattern(1, new Shape.WeekdayOfMonth(position, GraphPattern.week(List.of(day))));
                var written = GraphPatterns.write(pattern, new GraphRange(DAY, Optional.empty(), 0), "UTC");
                assertThat(GraphPatterns.pattern(written, DAY)).isEqualTo(pattern);
            }
        }
    }

    @Test
    void everyEndOfARuleIsWrittenAndComesBack() {
        List<End> ends = List.of(new End.Count(3), new End.Until(DAY.plusDays(9).atTime(10, 0)));
        assertThat(kinds(ends)).isEqualTo(permitted(End.class));
        for (End end : ends) {
            RecurrenceRule rule = RecurrenceRule.builder(Frequency.DAILY)
                    .interval(3)
                    .byDay(List.of(new Weekday(DayOfWeek.MONDAY, -1), Weekday.every(DayOfWeek.FRIDAY)))
                    .byMonthDay(List.of(-1, 28))
                    .byMonth(List.of(2))
                    .bySetPosition(List.of(1, -1))
                    .weekStart(DayOfWeek.SUNDAY)
                    .end(end)
                    .build();
            assertThat(RuleText.parse(RuleText.of(rule))).contains(rule);
        }
    }

    @Test
    void everyFieldButTheGuestsIsWritten() {
        CalendarEvent event = CalendarEvent.builder(new EventTime.AllDay(DAY, DAY.plusDays(1)))
                .build();
        for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES))) {
            assertThat(Wire.object(WRITER.patch(event, Set.of(field))).keySet())
                    .as(field.name())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void aFactFitsIntoAThousandCharacters() {
        RecurrenceRule wordy = RecurrenceRule.builder(Frequency.WEEKLY)
                .byDay(Collections.nCopies(200, Weekday.every(DAY.getDayOfWeek())))
                .build();
        assertThat(WRITER.facts(CalendarEvent.builder(new EventTime.AllDay(DAY, DAY.plusDays(1)))
                        .recurrence(Optional.of(Recurrence.of(wordy)))
                        .build()))
                .isEqualTo(Facts.NONE);
        for (int length = 250; length < 2000; length += 50) {
            Facts facts =
                    WRITER.facts(CalendarEvent.builder(new EventTime.Floating(DAY.atTime(2, 30), DAY.atTime(3, 0)))
                            .title("x".repeat(length))
                            .build());
            for (FactsProperty property : FactsProperty.values()) {
                assertThat(property.write(facts).getValue()).hasSizeLessThanOrEqualTo(1000);
            }
        }
    }

    private static Set<Class<?>> kinds(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> permitted(Class<?> type) {
        return Stream.of(type.getPermittedSubclasses()).collect(Collectors.toSet());
    }
}
