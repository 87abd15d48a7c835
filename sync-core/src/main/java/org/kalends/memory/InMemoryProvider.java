package org.kalends.memory;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * A remote calendar system in memory, as strict as the strictest real one.
 *
 * <p>Writes are guarded by versions, a mark is good for one copy ever, attendees are never written, and what is not claimed is
 * refused. Series repeat daily or weekly; whatever else RFC 5545 knows is refused through the series limits and when it is
 * written. {@link #faults()} makes it misbehave. Safe for use by several threads.
 */
public final class InMemoryProvider implements CalendarProvider {

    private final ProviderId id;
    private final Clock clock;
    private final boolean ownVersions;
    private final Capabilities capabilities;
    private final InMemoryFaults faults = new InMemoryFaults();
    private final InMemoryFeed feed;
    private final InMemoryWrites writes;
    private final Map<CalendarRef, InMemoryState> states = Collections.synchronizedMap(new LinkedHashMap<>());

    private InMemoryProvider(Builder builder) {
        this.id = builder.id;
        this.clock = builder.clock;
        this.ownVersions = builder.ownVersions;
        this.capabilities = new Capabilities(builder.claimed, InMemorySeries::refusal, builder.writeBatch);
        this.feed = new InMemoryFeed(capabilities.has(Capability.DELTA), builder.pageSize, faults);
        this.writes = new InMemoryWrites(capabilities);
    }

    /**
     * Returns a builder of a provider that can do everything.
     *
     * @param id under which name it is known
     * @param clock tells when events are modified
     */
    public static Builder builder(ProviderId id, Clock clock) {
        return new Builder(id, clock);
    }

    /** Adds a calendar that can be written; the first one of an account is its main calendar. */
    public InMemoryCalendar addCalendar(AccountId account, String calendarId, ZoneId zone) {
        return addCalendar(account, calendarId, zone, true);
    }

    /** Adds a calendar that only its owner, but no program, can write. */
    public InMemoryCalendar addReadOnlyCalendar(AccountId account, String calendarId, ZoneId zone) {
        return addCalendar(account, calendarId, zone, false);
    }

    private InMemoryCalendar addCalendar(AccountId account, String calendarId, ZoneId zone, boolean canWrite) {
        CalendarRef ref = new CalendarRef(id, account, calendarId);
        synchronized (states) {
            boolean primary =
                    states.keySet().stream().noneMatch(other -> other.account().equals(account));
            CalendarInfo info =
                    new CalendarInfo(ref, calendarId, canWrite, primary, Optional.empty(), Optional.of(zone));
            InMemoryState state = new InMemoryState(info, clock, ownVersions, faults);
            if (states.putIfAbsent(ref, state) != null) {
                throw new IllegalArgumentException("calendar: there is one with this id");
            }
            return new InMemoryCalendar(state);
        }
    }

    /** Returns what the provider does beside what it should. */
    public InMemoryFaults faults() {
        return faults;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        InMemoryCall call = new InMemoryCall(InMemoryCall.Kind.CALENDARS, account, Optional.empty(), Optional.empty());
        return answer(call, () -> {
            synchronized (states) {
                return states.values().stream()
                        .map(InMemoryState::info)
                        .filter(info -> info.ref().account().equals(account))
                        .toList();
            }
        });
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        Objects.requireNonNull(window, "window");
        return answer(InMemoryCall.of(InMemoryCall.Kind.CHANGES, calendar), () -> {
            need(view);
            return feed.page(state(calendar), window, view, cursor);
        });
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        Objects.requireNonNull(slice, "slice");
        return answer(InMemoryCall.of(InMemoryCall.Kind.READ, calendar), () -> {
            need(view);
            return feed.slice(state(calendar), slice, view);
        });
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        Objects.requireNonNull(window, "window");
        return answer(InMemoryCall.of(InMemoryCall.Kind.OCCURRENCES, calendar), () -> {
            InMemoryItem series = state(calendar)
                    .item(seriesKey)
                    .filter(item -> item.key().equals(seriesKey) && item.isSeries())
                    .orElseThrow(() -> InMemoryState.gone(seriesKey));
            return readable(series).occurrences(window, ownVersions);
        });
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return answer(InMemoryCall.of(InMemoryCall.Kind.GET, calendar), () -> {
            InMemoryState state = state(calendar);
            state.item(key).ifPresent(InMemoryProvider::readable);
            return state.event(key);
        });
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        Objects.requireNonNull(mark, "mark");
        return answer(
                InMemoryCall.of(InMemoryCall.Kind.FIND_BY_ORIGIN, calendar),
                () -> state(calendar)
                        .markedWith(mark)
                        .map(item -> readable(item).whole()));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return answer(
                InMemoryCall.of(InMemoryCall.Kind.FIND_COPIES, calendar),
                () -> state(calendar).items().stream()
                        .filter(item -> item.mark()
                                .filter(mark -> mark.installation().equals(installation)
                                        && mark.pair().equals(pair))
                                .isPresent())
                        .map(InMemoryItem::copy)
                        .toList());
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return answer(InMemoryCall.of(InMemoryCall.Kind.FIND_BY_UID, calendar), () -> {
            need(Capability.UID_LOOKUP);
            return state(calendar).items().stream()
                    .filter(item ->
                            item.mark().isEmpty() && item.event().iCalUid().equals(Optional.of(iCalUid)))
                    .findFirst()
                    .map(item -> readable(item).whole());
        });
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> batch) {
        return answer(InMemoryCall.of(InMemoryCall.Kind.WRITE, calendar), () -> {
            InMemoryState state = state(calendar);
            List<WriteOutcome> outcomes = new ArrayList<>();
            for (RemoteWrite write : batch) {
                outcomes.add(outcome(state, write));
            }
            return List.copyOf(outcomes);
        });
    }

    private WriteOutcome outcome(InMemoryState state, RemoteWrite write) {
        try {
            return answer(InMemoryCall.of(state.info().ref(), write), () -> writes.apply(state, write));
        } catch (ProviderException e) {
            return new WriteOutcome.Failed(e);
        }
    }

    private <T> T answer(InMemoryCall call, Supplier<T> work) {
        faults.entering(call);
        T answer = work.get();
        faults.leaving(call);
        return answer;
    }

    private InMemoryState state(CalendarRef calendar) {
        InMemoryState state = states.get(calendar);
        if (state == null) {
            throw new ProviderException(FailureKind.NOT_FOUND, "there is no such calendar");
        }
        return state;
    }

    private void need(RecurrenceView view) {
        need(view == RecurrenceView.SERIES ? Capability.SERIES : Capability.OCCURRENCES);
    }

    private void need(Capability capability) {
        if (!capabilities.has(capability)) {
            throw new ProviderException(FailureKind.UNSUPPORTED, capability + " is not claimed");
        }
    }

    private static InMemoryItem readable(InMemoryItem item) {
        if (!item.readable()) {
            throw new ProviderException(FailureKind.PERMANENT, "event " + item.key() + " cannot be read");
        }
        return item;
    }

    /** Collects what a provider is like. Not safe for use by several threads. */
    public static final class Builder {
        private final ProviderId id;
        private final Clock clock;
        private Set<Capability> claimed = EnumSet.allOf(Capability.class);
        private int pageSize = 100;
        private int writeBatch = 20;
        private boolean ownVersions = true;

        private Builder(ProviderId id, Clock clock) {
            this.id = Objects.requireNonNull(id, "id");
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /** Claims these capabilities and no other. */
        public Builder claim(Set<Capability> capabilities) {
            this.claimed = Set.copyOf(capabilities);
            return this;
        }

        /** Sets how many changes a page of the feed holds; 100 where nobody says so. */
        public Builder pageSize(int changes) {
            this.pageSize = changes;
            return this;
        }

        /** Sets how many writes the provider likes to be handed at once; 20 where nobody says so. */
        public Builder writeBatch(int size) {
            this.writeBatch = size;
            return this;
        }

        /** Gives all occurrences the version of their series, as CalDAV does, instead of one each. */
        public Builder oneVersionPerSeries() {
            this.ownVersions = false;
            return this;
        }

        /** Returns the provider, still without calendars. */
        public InMemoryProvider build() {
            if (pageSize < 1) {
                throw new IllegalArgumentException("provider: a page holds at least one change");
            }
            return new InMemoryProvider(this);
        }
    }
}
