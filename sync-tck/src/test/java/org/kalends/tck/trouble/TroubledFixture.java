package org.kalends.tck.trouble;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.tck.Deviation;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** A fixture at a service at which one thing goes wrong, and short words for what is asked of it. */
public final class TroubledFixture implements ProviderFixture {

    private final ProviderFixture fixture;

    private final Trouble<?> trouble;

    private final Function<ProviderFixture, List<Deviation>> standing;

    /** Opens a fixture of a provider that keeps every rule without trouble. */
    public TroubledFixture(Trouble<?> trouble) {
        this(trouble, fixture -> List.of());
    }

    /**
     * Opens a fixture.
     *
     * @param standing the deviations that the provider has without trouble
     */
    public TroubledFixture(Trouble<?> trouble, Function<ProviderFixture, List<Deviation>> standing) {
        this.fixture = trouble.opening().get();
        this.trouble = trouble;
        this.standing = standing;
    }

    /** Reads what a cursor tells. */
    public ChangePage read(Optional<Cursor> cursor) {
        return provider().changes(calendar(), window(), RecurrenceView.OCCURRENCES, cursor);
    }

    /** Creates a copy. */
    public WriteOutcome create(CalendarEvent event) {
        return provider()
                .write(calendar(), List.of(new RemoteWrite.Create(mark(), event)))
                .get(0);
    }

    /** Returns the mark of what {@link #create} creates. */
    public static OriginMark mark() {
        return new OriginMark("home", "pair-1", "original-1", 0);
    }

    /** Returns ten to eleven on a day of the window. */
    public EventTime.Timed morning(int day) {
        LocalDateTime start = window().start()
                .atZone(window().zone())
                .toLocalDate()
                .plusDays(day)
                .atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), window().zone());
    }

    /** Returns an event in the {@link #morning} of a day. */
    public CalendarEvent event(String title, int day) {
        return CalendarEvent.builder(morning(day)).title(title).build();
    }

    @Override
    public CalendarProvider provider() {
        return trouble.caller().apply(fixture.provider());
    }

    @Override
    public List<Deviation> deviations() {
        List<Deviation> all = new ArrayList<>();
        for (String rule : trouble.impossible()) {
            all.add(new Deviation(
                    rule, trouble.toString(), () -> trouble.instead().accept(this)));
        }
        standing.apply(this).stream()
                .filter(deviation -> !trouble.impossible().contains(deviation.rule()))
                .forEach(all::add);
        return all;
    }

    @Override
    public String name() {
        return fixture.name();
    }

    @Override
    public CalendarRef calendar() {
        return fixture.calendar();
    }

    @Override
    public PersonChannel person() {
        return fixture.person();
    }

    @Override
    public Window window() {
        return fixture.window();
    }

    @Override
    public CalendarRef missingCalendar() {
        return fixture.missingCalendar();
    }

    @Override
    public Optional<CalendarRef> readOnlyCalendar() {
        return fixture.readOnlyCalendar();
    }

    @Override
    public boolean expireCursors() {
        return fixture.expireCursors();
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
