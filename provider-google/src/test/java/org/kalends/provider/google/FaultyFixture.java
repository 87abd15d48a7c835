package org.kalends.provider.google;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.tck.Deviation;

/** A fresh account of a service at which one thing goes wrong, and short words for what is asked of it. */
final class FaultyFixture extends GoogleFixture {

    /**
     * How something goes wrong, and what is asked instead of the rules that it makes impossible.
     *
     * @param fault what goes wrong
     * @param every on which occasions, 1 for all
     * @param pageSize how many items a page is asked to hold
     * @param caller who calls the provider
     * @param impossible the rules that nobody can keep
     * @param instead what holds in their place
     */
    record Trouble(
            GoogleFault fault,
            int every,
            int pageSize,
            UnaryOperator<CalendarProvider> caller,
            List<String> impossible,
            Consumer<FaultyFixture> instead) {

        static Trouble always(GoogleFault fault, int pageSize) {
            return new Trouble(fault, 1, pageSize, UnaryOperator.identity(), List.of(), fixture -> {});
        }

        static Trouble every(GoogleFault fault, int every, int pageSize, UnaryOperator<CalendarProvider> caller) {
            return new Trouble(fault, every, pageSize, caller, List.of(), fixture -> {});
        }

        Trouble without(Consumer<FaultyFixture> holds, String... rules) {
            return new Trouble(fault, every, pageSize, caller, List.of(rules), holds);
        }

        @Override
        public String toString() {
            return fault + (every == 1 ? "" : " every " + every);
        }
    }

    private final Trouble trouble;

    FaultyFixture(Simulation simulation, Trouble trouble) {
        super(simulation, simulation.config().pageSize(trouble.pageSize()).build());
        this.trouble = trouble;
        simulation.google().faults().clear();
        simulation.google().faults().every(trouble.fault(), trouble.every());
    }

    @Override
    public CalendarProvider provider() {
        return trouble.caller().apply(super.provider());
    }

    @Override
    public List<Deviation> deviations() {
        List<Deviation> all = new ArrayList<>();
        for (String rule : trouble.impossible()) {
            all.add(new Deviation(
                    rule, trouble.toString(), () -> trouble.instead().accept(this)));
        }
        super.deviations().stream()
                .filter(deviation -> !trouble.impossible().contains(deviation.rule()))
                .forEach(all::add);
        return all;
    }

    ChangePage read(Optional<Cursor> cursor) {
        return provider().changes(calendar(), window(), RecurrenceView.OCCURRENCES, cursor);
    }

    WriteOutcome write(RemoteWrite write) {
        return provider().write(calendar(), List.of(write)).get(0);
    }

    WriteOutcome create(CalendarEvent event) {
        return write(new RemoteWrite.Create(mark(), event));
    }

    static OriginMark mark() {
        return new OriginMark("home", "pair-1", "original-1", 0);
    }

    EventTime.Timed morning(int day) {
        java.time.LocalDateTime start = window().start()
                .atZone(window().zone())
                .toLocalDate()
                .plusDays(day)
                .atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), window().zone());
    }

    CalendarEvent event(String title, int day) {
        return CalendarEvent.builder(morning(day)).title(title).build();
    }
}
