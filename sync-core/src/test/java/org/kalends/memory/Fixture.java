package org.kalends.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** One in-memory calendar and short words for what the tests do with it. */
final class Fixture {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Window MARCH =
            new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), BERLIN);
    static final AccountId ACCOUNT = new AccountId("someone");
    static final OriginMark MARK = new OriginMark("here", "pair", "original", 0);

    final InMemoryProvider provider;
    final InMemoryCalendar calendar;

    Fixture(UnaryOperator<InMemoryProvider.Builder> settings) {
        provider = settings.apply(InMemoryProvider.builder(new ProviderId("memory"), Clock.fixed(NOW, ZoneOffset.UTC)))
                .build();
        calendar = provider.addCalendar(ACCOUNT, "main", BERLIN);
    }

    Fixture() {
        this(UnaryOperator.identity());
    }

    static CalendarEvent event(String title) {
        return eventAt(title, "2026-03-03T09:00");
    }

    static CalendarEvent eventAt(String title, String start) {
        return CalendarEvent.builder(hourFrom(start)).title(title).build();
    }

    static EventTime hourFrom(String start) {
        LocalDateTime wall = LocalDateTime.parse(start);
        return new EventTime.Timed(wall, wall.plus(Duration.ofHours(1)), BERLIN);
    }

    List<ChangePage> pages(RecurrenceView view, Optional<Cursor> from) {
        List<ChangePage> pages = new ArrayList<>();
        Optional<Cursor> cursor = from;
        do {
            ChangePage page = provider.changes(calendar.ref(), MARCH, view, cursor);
            pages.add(page);
            cursor = Optional.of(page.next());
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    List<RemoteChange> changes(RecurrenceView view, Optional<Cursor> from) {
        return pages(view, from).stream()
                .flatMap(page -> page.changes().stream())
                .toList();
    }

    Cursor end(RecurrenceView view) {
        List<ChangePage> pages = pages(view, Optional.empty());
        return pages.get(pages.size() - 1).next();
    }

    WriteOutcome write(RemoteWrite write) {
        return provider.write(calendar.ref(), List.of(write)).get(0);
    }

    WriteOutcome create(String title) {
        return write(new RemoteWrite.Create(MARK, event(title)));
    }

    WriteOutcome update(RemoteEvent at, CalendarEvent event, EventField... fields) {
        return write(new RemoteWrite.Update(at.key(), at.version(), Optional.empty(), event, Set.of(fields)));
    }

    WriteOutcome delete(EventKey key, Version version) {
        return write(new RemoteWrite.Delete(key, version));
    }

    RemoteEvent get(EventKey key) {
        return provider.get(calendar.ref(), key).orElseThrow();
    }

    static RemoteEvent stored(WriteOutcome outcome) {
        return ((WriteOutcome.Written) outcome).stored();
    }

    static FailureKind failure(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    static List<String> titles(List<RemoteChange> changes) {
        return changes.stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .toList();
    }
}
