package org.kalends.host.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Draws a week of a simulated calendar. */
@Component
@Profile("demo")
final class WeekPainter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.UK);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.UK);

    private static final int FIRST_HOUR = 7;

    private static final int LAST_HOUR = 22;

    private static final double GUTTER = 30;

    private static final double COLUMN = 82;

    private static final double HEAD = 22;

    private static final double ROW = 17;

    private static final double HOUR = 32;

    private final DemoWorld world;

    private final Sightings sightings;

    WeekPainter(DemoWorld world, Sightings sightings) {
        this.world = world;
        this.sightings = sightings;
    }

    WeekPicture paint(DemoCalendar calendar, LocalDate monday) {
        List<DemoEvent> events = events(calendar, monday);
        boolean first = sightings.isFirstLook(calendar.key() + monday);
        int rows = rows(events, monday);
        double top = HEAD + rows * ROW + 4;
        List<WeekBlock> blocks = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            LocalDate date = monday.plusDays(day);
            double x = GUTTER + day * COLUMN;
            List<DemoEvent> whole = allDay(events, date);
            for (int row = 0; row < whole.size(); row++) {
                DemoEvent event = whole.get(row);
                blocks.add(block(calendar, event, first, x + 1, HEAD + row * ROW, COLUMN - 3, ROW - 2));
            }
            WeekLanes.of(timed(events, date))
                    .forEach((event, lane) -> blocks.add(timed(calendar, event, first, date, lane, x, top)));
        }
        return new WeekPicture(
                calendar.key(),
                calendar.name(),
                calendar.owner(),
                calendar.service(),
                top + (LAST_HOUR - FIRST_HOUR) * HOUR + 6,
                days(monday),
                IntStream.rangeClosed(FIRST_HOUR, LAST_HOUR)
                        .mapToObj(hour -> new WeekPicture.Hour(
                                top + (hour - FIRST_HOUR) * HOUR, hour % 3 == 0 ? hour + ":00" : ""))
                        .toList(),
                blocks,
                events);
    }

    private List<DemoEvent> events(DemoCalendar calendar, LocalDate monday) {
        return calendar
                .events(
                        monday.atStartOfDay(world.samples().zone()).toInstant(),
                        monday.plusWeeks(1).atStartOfDay(world.samples().zone()).toInstant())
                .stream()
                .sorted(Comparator.comparing(DemoEvent::start).thenComparing(DemoEvent::id))
                .toList();
    }

    private List<WeekPicture.Day> days(LocalDate monday) {
        return IntStream.range(0, 7)
                .mapToObj(day -> new WeekPicture.Day(
                        GUTTER + day * COLUMN,
                        COLUMN,
                        DAY.format(monday.plusDays(day)),
                        monday.plusDays(day).equals(world.samples().today())))
                .toList();
    }

    private static int rows(List<DemoEvent> events, LocalDate monday) {
        return IntStream.range(0, 7)
                .map(day -> allDay(events, monday.plusDays(day)).size())
                .max()
                .orElse(0);
    }

    private static List<DemoEvent> allDay(List<DemoEvent> events, LocalDate date) {
        return events.stream()
                .filter(DemoEvent::allDay)
                .filter(event -> !event.start().toLocalDate().isAfter(date)
                        && event.end().toLocalDate().isAfter(date))
                .toList();
    }

    private static List<DemoEvent> timed(List<DemoEvent> events, LocalDate date) {
        return events.stream()
                .filter(event -> !event.allDay())
                .filter(event -> event.start().isBefore(date.atTime(LAST_HOUR, 0))
                        && event.end().isAfter(date.atTime(FIRST_HOUR, 0)))
                .toList();
    }

    private WeekBlock timed(
            DemoCalendar calendar,
            DemoEvent event,
            boolean first,
            LocalDate date,
            WeekLanes.Lane lane,
            double x,
            double top) {
        double from = hours(date, event.start());
        double to = Math.max(from + 0.5, hours(date, event.end()));
        double width = (COLUMN - 3) / lane.count();
        return block(
                calendar,
                event,
                first,
                x + 1 + lane.number() * width,
                top + from * HOUR + 0.5,
                width - (lane.count() > 1 ? 1 : 0),
                (to - from) * HOUR - 1.5);
    }

    /** Returns how many hours below the first line a moment is, inside the day's column. */
    private static double hours(LocalDate date, LocalDateTime moment) {
        LocalDateTime first = date.atTime(LocalTime.of(FIRST_HOUR, 0));
        double hours = Duration.between(first, moment).toMinutes() / 60.0;
        return Math.max(0, Math.min(LAST_HOUR - FIRST_HOUR, hours));
    }

    private WeekBlock block(
            DemoCalendar calendar, DemoEvent event, boolean first, double x, double y, double width, double height) {
        String look = Stream.of(
                        event.copy() ? "made" : "",
                        event.free() ? "free" : "",
                        sightings.isNew(calendar.key(), event, first) ? "fresh" : "")
                .filter(word -> !word.isEmpty())
                .reduce("ev-box", (all, word) -> all + " " + word);
        String when = event.allDay() ? "all day" : MOMENT.format(event.start());
        return new WeekBlock(
                x,
                y,
                width,
                height,
                event.title(),
                look,
                event.title() + ", " + when + (event.copy() ? ", copy" : "") + (event.secret() ? ", private" : ""));
    }
}
