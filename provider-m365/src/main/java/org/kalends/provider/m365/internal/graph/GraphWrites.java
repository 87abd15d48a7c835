package org.kalends.provider.m365.internal.graph;

import java.util.List;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Guarded writes, each of which may take several requests; all of a call go out together. */
public final class GraphWrites {

    private final GraphRequests requests;

    private final GraphBatch batch;

    private final EventFetcher fetcher;

    private final KnownEvents known;

    private final Spelling spelling;

    private final SentMarks sent;

    GraphWrites(
            GraphRequests requests,
            GraphBatch batch,
            EventFetcher fetcher,
            KnownEvents known,
            Spelling spelling,
            SentMarks sent) {
        this.requests = requests;
        this.batch = batch;
        this.fetcher = fetcher;
        this.known = known;
        this.spelling = spelling;
        this.sent = sent;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#write}. */
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        WriteContext context = new WriteContext(calendar, requests, fetcher, known, spelling, sent);
        WriteRun run = new WriteRun(batch, calendar.account());
        for (RemoteWrite write : writes) {
            run.add(lane(write), () -> begin(context, write));
        }
        return run.outcomes();
    }

    private static String lane(RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return "mark " + create.mark().text();
        }
        return write instanceof RemoteWrite.Update update
                ? update.key().value()
                : ((RemoteWrite.Delete) write).key().value();
    }

    private static Move begin(WriteContext context, RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return new EventCreation(context, create).begin();
        }
        if (write instanceof RemoteWrite.Update update) {
            return begin(context, update);
        }
        RemoteWrite.Delete delete = (RemoteWrite.Delete) write;
        return OccurrenceVersion.isOne(delete.version())
                ? new OccurrenceWrite(context, delete).begin()
                : new EventDeletion(context, delete).begin();
    }

    private static Move begin(WriteContext context, RemoteWrite.Update update) {
        if (OccurrenceVersion.isOne(update.version())) {
            return new OccurrenceWrite(context, update).begin();
        }
        return update.fields().contains(EventField.RECURRENCE) || SeriesVersion.hasExceptions(update.version())
                ? new SeriesUpdate(context, update).begin()
                : new EventUpdate(context, update).begin();
    }
}
