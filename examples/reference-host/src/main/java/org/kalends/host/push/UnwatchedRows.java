package org.kalends.host.push;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calendars that could not be watched, and when to try again. */
@Component
final class UnwatchedRows {

    private final JdbcClient database;

    UnwatchedRows(JdbcClient database) {
        this.database = database;
    }

    boolean waits(CalendarRef calendar, Instant now) {
        return database.sql("SELECT COUNT(*) FROM host_unwatched WHERE connection = ? AND calendar = ? AND"
                                + " retry_at > ?")
                        .params(
                                calendar.account().value(),
                                calendar.calendarId(),
                                OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Returns the calendars that are to be tried again by now, the longest overdue first. */
    List<CalendarRef> due(Instant now, int limit) {
        return database.sql("SELECT c.provider, u.connection, u.calendar FROM host_unwatched u"
                        + " JOIN host_connection c ON c.id = u.connection WHERE u.retry_at <= ?"
                        + " ORDER BY u.retry_at FETCH FIRST ? ROWS ONLY")
                .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), limit)
                .query((row, number) -> new CalendarRef(
                        new ProviderId(row.getString(1)), new AccountId(row.getString(2)), row.getString(3)))
                .list();
    }

    void retryAt(CalendarRef calendar, Instant at) {
        database.sql("MERGE INTO host_unwatched AS old USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(?"
                        + " AS TIMESTAMP WITH TIME ZONE))) AS new (connection, calendar, retry_at) ON old.connection ="
                        + " new.connection AND old.calendar = new.calendar WHEN MATCHED THEN UPDATE SET retry_at = new.retry_at"
                        + " WHEN NOT MATCHED THEN INSERT (connection, calendar, retry_at) VALUES (new.connection, new.calendar,"
                        + " new.retry_at)")
                .params(calendar.account().value(), calendar.calendarId(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void forget(CalendarRef calendar) {
        database.sql("DELETE FROM host_unwatched WHERE connection = ? AND calendar = ?")
                .params(calendar.account().value(), calendar.calendarId())
                .update();
    }

    void forget(AccountId account) {
        database.sql("DELETE FROM host_unwatched WHERE connection = ?")
                .param(account.value())
                .update();
    }
}
