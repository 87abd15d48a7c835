package org.kalends.examples.pairdrill;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.provider.icloud.ICloudProvider;
import org.kalends.simulation.Dice;

/** A calendar on a real CalDAV server. Another client adds and deletes; it edits and looks through a provider of its own. */
final class CaldavRemote implements HttpRemote {

    private static final Set<EventField> EDITED = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    private final RadicaleCalendar calendar;
    private final CalendarRef ref;
    private final ICloudProvider provider;
    private final ICloudProvider other;
    private final Clock clock;

    private CaldavRemote(RadicaleCalendar calendar, Side side, Clock clock) {
        this.calendar = calendar;
        this.ref = new CalendarRef(
                new ProviderId(side == Side.A ? "radicale-a" : "radicale-b"), new AccountId("me"), calendar.path());
        this.clock = clock;
        this.provider = provider(clock);
        this.other = provider(clock);
    }

    static CaldavRemote open(Side side, Dice dice, Clock clock) {
        return new CaldavRemote(RadicaleCalendar.make(), side, clock);
    }

    private ICloudProvider provider(Clock clock) {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        tokens.replace(ref.account(), 0, new Credential.AppPassword(calendar.user(), calendar.password()));
        ICloudConfig config = ICloudConfig.server(calendar.root()).toBuilder()
                .id(ref.provider())
                .build();
        return new ICloudProvider(config, tokens, clock);
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return ref;
    }

    /** iCalendar has no word for personal. */
    @Override
    public CalendarEvent typed(CalendarEvent idea) {
        return idea.sensitivity() == Sensitivity.PERSONAL
                ? idea.toBuilder().sensitivity(Sensitivity.PRIVATE).build()
                : idea;
    }

    @Override
    public EventKey add(CalendarEvent event) {
        String uid = UUID.randomUUID().toString();
        calendar.put(uid + ".ics", IcsText.of(uid, event, clock.instant()));
        return new EventKey(uid + ".ics");
    }

    @Override
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        RemoteEvent now = event(key).orElseThrow();
        write(new RemoteWrite.Update(key, now.version(), Optional.empty(), change.apply(now.event()), EDITED));
    }

    @Override
    public void delete(EventKey key) {
        write(new RemoteWrite.Delete(key, event(key).orElseThrow().version()));
    }

    private void write(RemoteWrite write) {
        WriteOutcome outcome = other.write(ref, List.of(write)).get(0);
        if (outcome instanceof WriteOutcome.Failed failed) {
            throw failed.failure();
        }
    }

    @Override
    public void undelete(EventKey key) {
        throw new UnsupportedOperationException("nobody takes anything back here");
    }

    @Override
    public void mark(EventKey key, Optional<OriginMark> mark) {
        throw new UnsupportedOperationException("nobody touches marks here");
    }

    @Override
    public void bump(EventKey key) {
        calendar.put(key.value(), calendar.get(key.value()));
    }

    @Override
    public boolean spoil(EventKey key) {
        return false;
    }

    @Override
    public List<RemoteEvent> events() {
        return other.read(ref, Pair.EVER, RecurrenceView.SERIES).stream()
                .map(CaldavRemote::readable)
                .toList();
    }

    @Override
    public List<RemoteEvent> agenda(Window window) {
        return other.read(ref, window, RecurrenceView.OCCURRENCES).stream()
                .map(CaldavRemote::readable)
                .toList();
    }

    private static RemoteEvent readable(RemoteChange change) {
        return ((RemoteChange.Upserted) change).event();
    }

    @Override
    public Optional<RemoteEvent> event(EventKey key) {
        return other.get(ref, key);
    }

    @Override
    public EventKey root(EventKey key) {
        return event(key).flatMap(RemoteEvent::seriesKey).orElse(key);
    }

    @Override
    public boolean sharesVersions() {
        return true;
    }

    @Override
    public void expireCursors() {
        throw new UnsupportedOperationException("this server keeps its sync tokens");
    }

    @Override
    public String held() {
        return events().stream().map(event -> calendar.get(event.key().value())).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        provider.close();
        other.close();
        calendar.remove();
    }
}
