package org.kalends.host.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * A provider whose refusals for too many calls are counted: by what they mean, because only one service in three says them by status 429.
 * As safe for use by several threads as the provider.
 *
 * @param provider the provider
 * @param meter hears of refusals
 */
record MeteredProvider(CalendarProvider provider, RequestMeter meter) implements CalendarProvider {

    @Override
    public ProviderId id() {
        return provider.id();
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return heard(() -> provider.calendars(account));
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return heard(() -> provider.changes(calendar, window, view, cursor));
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return heard(() -> provider.read(calendar, slice, view));
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return heard(() -> provider.occurrences(calendar, seriesKey, window));
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return heard(() -> provider.get(calendar, key));
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return heard(() -> provider.findByOrigin(calendar, mark));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return heard(() -> provider.findCopies(calendar, installation, pair));
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return heard(() -> provider.findByUid(calendar, iCalUid));
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        List<WriteOutcome> outcomes = heard(() -> provider.write(calendar, writes));
        outcomes.forEach(outcome -> {
            if (outcome instanceof WriteOutcome.Failed failed) {
                count(failed.failure());
            }
        });
        return outcomes;
    }

    private <T> T heard(Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderException e) {
            count(e);
            throw e;
        }
    }

    private void count(ProviderException failure) {
        if (failure.kind() == FailureKind.RATE_LIMITED) {
            meter.throttled(id().value());
        }
    }
}
