package org.kalends.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** A caller that believes what failures say: nothing was done, so it is done again; nobody knows, so it is looked up. */
public final class PatientProvider extends ForwardingProvider {

    private static final int ATTEMPTS = 8;

    private final boolean inTurns;

    private PatientProvider(CalendarProvider provider, boolean inTurns) {
        super(provider);
        this.inTurns = inTurns;
    }

    /** Creates a caller. */
    public PatientProvider(CalendarProvider provider) {
        this(provider, false);
    }

    /**
     * Returns a caller for a service that moves etags by itself or refuses every other write: of writers that meet there, one may always be
     * refused.
     */
    public static PatientProvider inTurns(CalendarProvider provider) {
        return new PatientProvider(provider, true);
    }

    private static <T> T patiently(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ProviderException failure) {
                if (attempt == ATTEMPTS || !isPassing(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isPassing(ProviderException failure) {
        return failure.kind() == FailureKind.RETRYABLE || failure.kind() == FailureKind.RATE_LIMITED;
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return patiently(() -> super.calendars(account));
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return patiently(() -> super.changes(calendar, window, view, cursor));
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return patiently(() -> super.read(calendar, slice, view));
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return patiently(() -> super.occurrences(calendar, seriesKey, window));
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return patiently(() -> super.get(calendar, key));
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return patiently(() -> super.findByOrigin(calendar, mark));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return patiently(() -> super.findCopies(calendar, installation, pair));
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return patiently(() -> super.findByUid(calendar, iCalUid));
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        if (!inTurns) {
            return written(calendar, writes);
        }
        synchronized (PatientProvider.class) {
            return written(calendar, writes);
        }
    }

    private List<WriteOutcome> written(CalendarRef calendar, List<RemoteWrite> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>(patiently(() -> super.write(calendar, writes)));
        for (int i = 0; i < outcomes.size(); i++) {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                if (outcomes.get(i) instanceof WriteOutcome.Failed failed) {
                    outcomes.set(i, again(calendar, writes.get(i), failed));
                }
            }
        }
        return outcomes;
    }

    private WriteOutcome again(CalendarRef calendar, RemoteWrite write, WriteOutcome.Failed failed) {
        if (isPassing(failed.failure())) {
            return once(calendar, write);
        }
        if (failed.failure().kind() != FailureKind.AMBIGUOUS) {
            return failed;
        }
        if (write instanceof RemoteWrite.Update update) {
            return settled(calendar, update, failed);
        }
        return once(calendar, write);
    }

    /**
     * Nobody knows whether an update was done: either it is at the expected version still, or it says what was wanted, or only a part of
     * a series was written, or somebody else was there.
     */
    private WriteOutcome settled(CalendarRef calendar, RemoteWrite.Update update, WriteOutcome.Failed failed) {
        Optional<RemoteEvent> found = get(calendar, update.key());
        if (found.isEmpty()) {
            return failed;
        }
        RemoteEvent now = found.get();
        if (now.version().equals(update.version())) {
            return once(calendar, update);
        }
        if (update.fields().stream()
                .allMatch(
                        field -> now.event().value(field).equals(update.event().value(field)))) {
            return new WriteOutcome.Written(now);
        }
        boolean series = now.event().recurrence().isPresent() || update.fields().contains(EventField.RECURRENCE);
        return series
                ? once(calendar, at(now, update))
                : new WriteOutcome.Failed(new ProviderException(FailureKind.CONFLICT, "somebody else was there"));
    }

    private WriteOutcome once(CalendarRef calendar, RemoteWrite write) {
        return patiently(() -> super.write(calendar, List.of(write))).get(0);
    }

    private static RemoteWrite at(RemoteEvent now, RemoteWrite.Update update) {
        return new RemoteWrite.Update(now.key(), now.version(), update.mark(), update.event(), update.fields());
    }
}
