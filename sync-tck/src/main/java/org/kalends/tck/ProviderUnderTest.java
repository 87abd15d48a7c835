package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** The provider of one test with its empty calendar, and short words for what the rules do with it. */
final class ProviderUnderTest {

    private static final int PAGES = 10_000;

    private final ProviderFixture fixture;
    private final CalendarProvider provider;
    private final CalendarRef calendar;
    private final Window window;

    ProviderUnderTest(ProviderFixture fixture) {
        this.fixture = fixture;
        this.provider = fixture.provider();
        this.calendar = fixture.calendar();
        this.window = fixture.window();
        assertThat(window.end())
                .as("a window of at least a year")
                .isAfterOrEqualTo(window.start().plus(Duration.ofDays(365)));
    }

    ProviderFixture fixture() {
        return fixture;
    }

    CalendarProvider provider() {
        return provider;
    }

    CalendarRef calendar() {
        return calendar;
    }

    Window window() {
        return window;
    }

    PersonChannel person() {
        return fixture.person();
    }

    boolean claims(Capability capability) {
        return provider.capabilities().has(capability);
    }

    /** Returns the view in which rules about single events read. */
    RecurrenceView view() {
        return claims(Capability.OCCURRENCES) ? RecurrenceView.OCCURRENCES : RecurrenceView.SERIES;
    }

    /** Returns the n-th day of the window, from 0, in the window's zone. */
    LocalDate day(int n) {
        return window.start().atZone(window.zone()).toLocalDate().plusDays(n);
    }

    /** Returns the time from 10:00 to 11:00 on the n-th day of the window. */
    EventTime.Timed morning(int n) {
        LocalDateTime start = day(n).atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), window.zone());
    }

    CalendarEvent event(String title, int day) {
        return event(title, morning(day));
    }

    CalendarEvent event(String title, EventTime time) {
        return CalendarEvent.builder(time).title(title).build();
    }

    static OriginMark mark(String original) {
        return new OriginMark("kit", "pair-1", original, 0);
    }

    /** Writes a copy and returns what the remote side now holds. */
    RemoteEvent create(String original, CalendarEvent event) {
        return written(write(new RemoteWrite.Create(mark(original), event)));
    }

    /** Writes a copy, reads it back with {@code get}, and returns what was read. */
    RemoteEvent roundTrip(CalendarEvent event) {
        return get(create("original-1", event).key());
    }

    WriteOutcome write(RemoteWrite write) {
        return writeAll(List.of(write)).get(0);
    }

    List<WriteOutcome> writeAll(List<? extends RemoteWrite> writes) {
        List<WriteOutcome> outcomes = provider.write(calendar, List.copyOf(writes));
        assertThat(outcomes).as("an outcome for each write").hasSameSizeAs(writes);
        return outcomes;
    }

    static RemoteEvent written(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Failed failed) {
            throw new AssertionError("the write failed", failed.failure());
        }
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return ((WriteOutcome.Written) outcome).stored();
    }

    /** Returns why a write was refused, by its outcome or by an exception. */
    FailureKind refusal(RemoteWrite write) {
        return refusal(calendar, write);
    }

    FailureKind refusal(CalendarRef where, RemoteWrite write) {
        List<WriteOutcome> outcomes;
        try {
            outcomes = provider.write(where, List.of(write));
        } catch (ProviderException e) {
            return e.kind();
        }
        assertThat(outcomes).singleElement().isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcomes.get(0)).failure().kind();
    }

    /** Returns why a call failed. */
    static FailureKind failure(Callable<?> call) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (ProviderException e) {
            return e.kind();
        }
        throw new AssertionError("a ProviderException was expected, but the answer was " + answer);
    }

    RemoteWrite.Update update(RemoteEvent at, CalendarEvent event, EventField... fields) {
        return new RemoteWrite.Update(at.key(), at.version(), at.originMark(), event, Set.of(fields));
    }

    RemoteWrite.Delete delete(RemoteEvent at) {
        return new RemoteWrite.Delete(at.key(), at.version());
    }

    Optional<RemoteEvent> find(EventKey key) {
        return provider.get(calendar, key);
    }

    RemoteEvent get(EventKey key) {
        return find(key).orElseThrow(() -> new AssertionError("get(" + key + ") found nothing"));
    }

    /** Reads a snapshot to its last page. */
    Feed snapshot(RecurrenceView view) {
        return read(view, Optional.empty());
    }

    Feed snapshot() {
        return snapshot(view());
    }

    /** Reads from a cursor to the last page. */
    Feed since(Feed earlier) {
        return read(earlier.view(), Optional.of(earlier.next()));
    }

    Feed read(RecurrenceView view, Optional<Cursor> from) {
        List<ChangePage> pages = new ArrayList<>();
        ChangePage page = provider.changes(calendar, window, view, from);
        pages.add(page);
        while (page.more()) {
            assertThat(pages).as("an answer that ends").hasSizeLessThan(PAGES);
            page = provider.changes(calendar, window, view, Optional.of(page.next()));
            pages.add(page);
        }
        return Feed.of(view, pages);
    }

    /** Returns what one slice holds. */
    Feed slice(Window slice, RecurrenceView view) {
        List<RemoteChange> changes = provider.read(calendar, slice, view);
        assertThat(changes)
                .as("what a slice tells")
                .allMatch(
                        change -> change instanceof RemoteChange.Upserted || change instanceof RemoteChange.Unreadable);
        return new Feed(view, ChangePage.Kind.SNAPSHOT, changes, new Cursor("none"));
    }
}
