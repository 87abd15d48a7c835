package org.kalends.simulation;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;

/** A calendar in memory, on a server with some habits or other. */
final class InMemoryRemote implements Remote {

    private final Server server;
    private final InMemoryProvider provider;
    private final InMemoryCalendar calendar;

    /**
     * What a server is like.
     *
     * @param claimed what it can do
     * @param pageSize how many changes a page holds
     * @param writeBatch how many writes it likes at once
     * @param oneVersionPerSeries whether occurrences share the version of their series
     * @param normaliser what it does to whatever it is given
     */
    private record Server(
            Set<Capability> claimed, int pageSize, int writeBatch, boolean oneVersionPerSeries, Normaliser normaliser) {

        static Server of(Dice dice) {
            Set<Capability> claimed = EnumSet.allOf(Capability.class);
            if (dice.oneIn(8)) {
                claimed.remove(Capability.DELTA);
            }
            if (dice.oneIn(8)) {
                claimed.remove(Capability.OCCURRENCE_WRITES);
            }
            return new Server(
                    claimed,
                    dice.oneOf(1, 2, 3, 100),
                    dice.oneOf(1, 2, 20),
                    dice.oneIn(3),
                    dice.oneIn(2) ? Normaliser.NONE : dice.oneOf(Normaliser.values()));
        }
    }

    private InMemoryRemote(Side side, Server server, Clock clock) {
        this.server = server;
        InMemoryProvider.Builder builder = InMemoryProvider.builder(
                        new ProviderId(side == Side.A ? "left" : "right"), clock)
                .claim(server.claimed())
                .pageSize(server.pageSize())
                .writeBatch(server.writeBatch());
        this.provider = (server.oneVersionPerSeries() ? builder.oneVersionPerSeries() : builder).build();
        provider.faults().normalise(server.normaliser()::apply);
        this.calendar = provider.addCalendar(new AccountId("me-" + side), "main", World.ZONE);
    }

    static InMemoryRemote open(Side side, Dice dice, Clock clock) {
        return new InMemoryRemote(side, Server.of(dice), clock);
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return calendar.ref();
    }

    @Override
    public EventKey add(CalendarEvent event) {
        return calendar.add(event);
    }

    @Override
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        calendar.edit(key, change);
    }

    @Override
    public void delete(EventKey key) {
        calendar.delete(key);
    }

    @Override
    public void undelete(EventKey key) {
        calendar.undelete(key);
    }

    @Override
    public void mark(EventKey key, Optional<OriginMark> mark) {
        calendar.mark(key, mark);
    }

    @Override
    public void bump(EventKey key) {
        calendar.bump(key);
    }

    @Override
    public boolean spoil(EventKey key) {
        calendar.spoil(key);
        return true;
    }

    @Override
    public List<RemoteEvent> events() {
        return calendar.events();
    }

    @Override
    public List<RemoteEvent> agenda(Window window) {
        return calendar.agenda(window);
    }

    @Override
    public Optional<RemoteEvent> event(EventKey key) {
        return calendar.event(key);
    }

    @Override
    public EventKey root(EventKey key) {
        int at = key.value().indexOf('/');
        return at < 0 ? key : new EventKey(key.value().substring(0, at));
    }

    @Override
    public CalendarEvent stored(CalendarEvent event) {
        return server.normaliser().apply(event);
    }

    @Override
    public boolean sharesVersions() {
        return server.oneVersionPerSeries();
    }

    @Override
    public void expireCursors() {
        provider.faults().expireCursors();
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
