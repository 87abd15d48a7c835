package org.kalends.provider.google.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Guarded writes, each of which may take several requests; all of a call go out together. */
public final class GoogleWrites {

    private final GoogleRequests requests;

    private final GoogleBatch batch;

    private final GooglePages pages;

    private final KnownCalendars calendars;

    private final KnownEvents known;

    private final KnownSeries series;

    private final Spelling spelling = new Spelling();

    GoogleWrites(
            GoogleRequests requests,
            GoogleBatch batch,
            GooglePages pages,
            KnownCalendars calendars,
            KnownEvents known,
            KnownSeries series) {
        this.requests = requests;
        this.batch = batch;
        this.pages = pages;
        this.calendars = calendars;
        this.known = known;
        this.series = series;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#write}. */
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        Optional<ProviderException> unknown = writes.isEmpty() ? Optional.empty() : unknown(calendar);
        if (unknown.isPresent()) {
            return Collections.nCopies(writes.size(), new WriteOutcome.Failed(unknown.get()));
        }
        WriteContext context = new WriteContext(calendar, requests, pages, calendars, known, series, spelling);
        WriteRun run = new WriteRun(batch, calendar.account());
        for (RemoteWrite write : writes) {
            run.add(lane(write), beginning(context, write));
        }
        return run.outcomes();
    }

    /** Returns why nothing is known of a calendar, so that all writes to it fail at once; empty when something is. */
    private Optional<ProviderException> unknown(CalendarRef calendar) {
        try {
            calendars.of(calendar);
            return Optional.empty();
        } catch (ProviderException failure) {
            return Optional.of(failure);
        }
    }

    private static String lane(RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return "mark " + create.mark().text();
        }
        return write instanceof RemoteWrite.Update update
                ? update.key().value()
                : ((RemoteWrite.Delete) write).key().value();
    }

    private static Supplier<Move> beginning(WriteContext context, RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return new EventCreation(context, create)::begin;
        }
        if (write instanceof RemoteWrite.Update update) {
            if (Versions.isOccurrence(update.version())) {
                return new OccurrenceWrite(context, update)::begin;
            }
            return update.fields().contains(EventField.RECURRENCE)
                    ? new SeriesUpdate(context, update)::begin
                    : new EventUpdate(context, update)::begin;
        }
        RemoteWrite.Delete delete = (RemoteWrite.Delete) write;
        return Versions.isOccurrence(delete.version())
                ? new OccurrenceWrite(context, delete)::begin
                : new EventDeletion(context, delete)::begin;
    }
}
