package org.kalends.core.resilience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * A provider whose calls are kept within limits, account by account.
 *
 * <p>Failures that pass quickly are tried again; a failure that asks for a longer pause is handed on with its retry-after, so that the pair
 * becomes due later and no thread sleeps. A write is tried again only when the provider says that nothing at all was written. Safe for use
 * by several threads.
 */
public final class ResilientProvider implements CalendarProvider {

    private final CalendarProvider provider;
    private final CallLimits limits;
    private final Map<AccountId, AccountGate> gates = new ConcurrentHashMap<>();

    /** Creates a provider that calls another one within limits. */
    public ResilientProvider(CalendarProvider provider, CallLimits limits) {
        this.provider = provider;
        this.limits = limits;
    }

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
        return gate(account).call(1, () -> provider.calendars(account));
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return gate(calendar).call(1, () -> provider.changes(calendar, window, view, cursor));
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return gate(calendar).call(1, () -> provider.read(calendar, slice, view));
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return gate(calendar).call(1, () -> provider.occurrences(calendar, seriesKey, window));
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return gate(calendar).call(1, () -> provider.get(calendar, key));
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return gate(calendar).call(1, () -> provider.findByOrigin(calendar, mark));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return gate(calendar).call(1, () -> provider.findCopies(calendar, installation, pair));
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return gate(calendar).call(1, () -> provider.findByUid(calendar, iCalUid));
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        return gate(calendar).call(writes.size(), () -> provider.write(calendar, writes));
    }

    private AccountGate gate(CalendarRef calendar) {
        return gate(calendar.account());
    }

    private AccountGate gate(AccountId account) {
        return gates.computeIfAbsent(account, id -> new AccountGate(provider.id() + ":" + id, limits));
    }
}
