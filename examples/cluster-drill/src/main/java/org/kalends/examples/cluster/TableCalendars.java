package org.kalends.examples.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.SeriesLimits;
import org.kalends.api.provider.WriteOutcome;

/**
 * A calendar service that all nodes reach: single events of an hour with a title, in tables, each call a little slow. Writes are guarded by
 * versions, copies are named by their mark, and a feed tells of changes by number.
 */
final class TableCalendars implements CalendarProvider {

    static final ProviderId ID = new ProviderId("tables");

    private static final String LOCK = "SELECT seq FROM drill_calendar WHERE id = ? FOR UPDATE";
    private static final String FIND = "SELECT * FROM drill_event WHERE calendar = ? AND key = ?";

    private final Tables tables;
    private final long delay;

    /** Creates the service; each call takes so many milliseconds. */
    TableCalendars(Tables tables, long delay) {
        this.tables = tables;
        this.delay = delay;
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(EnumSet.of(Capability.DELTA, Capability.OCCURRENCES), SeriesLimits.NONE, 5);
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        throw unsupported();
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        travel();
        return tables.run(connection -> {
            long seq = Tables.list(connection, LOCK, row -> row.getLong(1), calendar.calendarId())
                    .get(0);
            long after = cursor.map(known -> Long.parseLong(known.value())).orElse(0L);
            List<RemoteChange> changes = new ArrayList<>();
            for (Stored stored : Tables.list(
                    connection,
                    "SELECT * FROM drill_event WHERE calendar = ? AND seq > ? ORDER BY seq",
                    TableCalendars::stored,
                    calendar.calendarId(),
                    after)) {
                if (!stored.deleted) {
                    changes.add(new RemoteChange.Upserted(stored.event));
                } else if (cursor.isPresent()) {
                    changes.add(new RemoteChange.Removed(stored.event.key()));
                }
            }
            ChangePage.Kind kind = cursor.isPresent() ? ChangePage.Kind.DELTA : ChangePage.Kind.SNAPSHOT;
            return new ChangePage(changes, kind, new Cursor(Long.toString(seq)), false);
        });
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        travel();
        return tables
                .list(
                        "SELECT * FROM drill_event WHERE calendar = ? AND NOT deleted AND start_at >= ? AND start_at < ?",
                        TableCalendars::stored,
                        calendar.calendarId(),
                        slice.start().atOffset(ZoneOffset.UTC),
                        slice.end().atOffset(ZoneOffset.UTC))
                .stream()
                .<RemoteChange>map(stored -> new RemoteChange.Upserted(stored.event))
                .toList();
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return List.of();
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        travel();
        return tables.run(connection -> find(connection, calendar, key))
                .filter(stored -> !stored.deleted)
                .map(Stored::event);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return get(calendar, key(mark));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        throw unsupported();
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        throw unsupported();
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (RemoteWrite write : writes) {
            travel();
            try {
                outcomes.add(tables.run(connection -> write(connection, calendar, write)));
            } catch (ProviderException e) {
                outcomes.add(new WriteOutcome.Failed(e));
            }
        }
        return outcomes;
    }

    /** What a person does: writes a title, whatever was there. */
    void type(CalendarRef calendar, EventKey key, String title, Instant start) {
        tables.run(connection -> {
            Optional<Stored> before = find(connection, calendar, key).filter(stored -> !stored.deleted);
            return save(
                    connection,
                    calendar,
                    key,
                    title,
                    before.map(stored -> start(stored.event)).orElse(start),
                    before.flatMap(stored -> stored.event.originMark()));
        });
    }

    /** Returns all events of a calendar. */
    List<RemoteEvent> all(CalendarRef calendar) {
        return tables
                .list(
                        "SELECT * FROM drill_event WHERE calendar = ? AND NOT deleted",
                        TableCalendars::stored,
                        calendar.calendarId())
                .stream()
                .map(Stored::event)
                .toList();
    }

    private WriteOutcome write(Connection connection, CalendarRef calendar, RemoteWrite write) throws SQLException {
        Tables.list(connection, LOCK, row -> row.getLong(1), calendar.calendarId());
        if (write instanceof RemoteWrite.Create create) {
            Optional<Stored> there = find(connection, calendar, key(create.mark()));
            if (there.filter(stored -> stored.deleted).isPresent()) {
                throw new ProviderException(FailureKind.CONFLICT, "the name of this copy is used up");
            }
            if (there.isPresent()) {
                return new WriteOutcome.Written(there.get().event);
            }
            CalendarEvent event = create.event();
            Instant start = event.time().start(ZoneOffset.UTC);
            return new WriteOutcome.Written(
                    save(connection, calendar, key(create.mark()), event.title(), start, Optional.of(create.mark())));
        }
        if (write instanceof RemoteWrite.Update update) {
            Stored now = guarded(connection, calendar, update.key(), update.version());
            Optional<OriginMark> mark = update.mark().or(() -> now.event.originMark());
            String title = update.fields().contains(EventField.TITLE)
                    ? update.event().title()
                    : now.event.event().title();
            return new WriteOutcome.Written(save(connection, calendar, update.key(), title, start(now.event), mark));
        }
        RemoteWrite.Delete delete = (RemoteWrite.Delete) write;
        guarded(connection, calendar, delete.key(), delete.version());
        Tables.update(
                connection,
                "UPDATE drill_event SET deleted = TRUE, seq = ? WHERE calendar = ? AND key = ?",
                next(connection, calendar),
                calendar.calendarId(),
                delete.key().value());
        return new WriteOutcome.Deleted();
    }

    private static Stored guarded(Connection connection, CalendarRef calendar, EventKey key, Version version)
            throws SQLException {
        Stored now = find(connection, calendar, key)
                .filter(stored -> !stored.deleted)
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "the event is gone"));
        if (!now.event.version().equals(version)) {
            throw new ProviderException(FailureKind.CONFLICT, "the event has changed");
        }
        return now;
    }

    private static RemoteEvent save(
            Connection connection,
            CalendarRef calendar,
            EventKey key,
            String title,
            Instant start,
            Optional<OriginMark> mark)
            throws SQLException {
        long seq = next(connection, calendar);
        Tables.update(
                connection,
                """
                INSERT INTO drill_event (calendar, key, seq, version, title, start_at, mark, modified, deleted)
                VALUES (?, ?, ?, ?, ?, ?, NULLIF(?, ''), clock_timestamp(), FALSE)
                ON CONFLICT (calendar, key) DO UPDATE SET seq = EXCLUDED.seq, version = EXCLUDED.version, title = EXCLUDED.title,
                  start_at = EXCLUDED.start_at, mark = EXCLUDED.mark, modified = EXCLUDED.modified, deleted = FALSE
                """,
                calendar.calendarId(),
                key.value(),
                seq,
                seq,
                title,
                start.atOffset(ZoneOffset.UTC),
                mark.map(OriginMark::text).orElse(""));
        return find(connection, calendar, key).orElseThrow().event;
    }

    private static long next(Connection connection, CalendarRef calendar) throws SQLException {
        Tables.update(connection, "UPDATE drill_calendar SET seq = seq + 1 WHERE id = ?", calendar.calendarId());
        return Tables.list(connection, LOCK, row -> row.getLong(1), calendar.calendarId())
                .get(0);
    }

    private static Optional<Stored> find(Connection connection, CalendarRef calendar, EventKey key)
            throws SQLException {
        return Tables.list(connection, FIND, TableCalendars::stored, calendar.calendarId(), key.value()).stream()
                .findFirst();
    }

    private static Instant start(RemoteEvent event) {
        return event.event().time().start(ZoneOffset.UTC);
    }

    /** An event with what only the service knows. */
    private record Stored(RemoteEvent event, boolean deleted) {}

    private static Stored stored(ResultSet row) throws SQLException {
        LocalDateTime start =
                LocalDateTime.ofInstant(row.getTimestamp("start_at").toInstant(), ZoneOffset.UTC);
        CalendarEvent event = CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), ZoneOffset.UTC))
                .title(row.getString("title"))
                .build();
        RemoteEvent remote = new RemoteEvent(
                new EventKey(row.getString("key")),
                new Version(Long.toString(row.getLong("version"))),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(row.getString("mark")).flatMap(OriginMark::parse),
                Optional.of(row.getTimestamp("modified").toInstant()),
                event);
        return new Stored(remote, row.getBoolean("deleted"));
    }

    private static EventKey key(OriginMark mark) {
        return new EventKey("copy-" + mark.text());
    }

    private void travel() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(FailureKind.RETRYABLE, "interrupted");
        }
    }

    private static ProviderException unsupported() {
        return new ProviderException(FailureKind.UNSUPPORTED, "the drill does not ask for this");
    }
}
