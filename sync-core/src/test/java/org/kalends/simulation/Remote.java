package org.kalends.simulation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.store.Side;

/**
 * One calendar of a simulated life, on any service: the provider that the engine is given, what a person does to the calendar behind its
 * back, and what the oracle sees there.
 *
 * <p>Keys are those under which the provider tells events. What a person cannot do there throws a
 * {@link org.kalends.api.provider.ProviderException}. Nothing that a person does counts as a call or meets a fault.
 */
public interface Remote extends AutoCloseable {

    /** Opens an empty calendar for one life. */
    @FunctionalInterface
    interface Kind {
        /**
         * Returns a remote without events.
         *
         * @param side which side of the pair it is
         * @param dice decide what the service is like
         * @param clock the time of the life
         */
        Remote open(Side side, Dice dice, Clock clock);

        /** Returns the kind in memory, on servers with some habits or other. */
        static Kind inMemory() {
            return InMemoryRemote::open;
        }
    }

    /** What a service may do wrong with one request. */
    enum Fault {
        /** Any request is refused because there were too many. */
        THROTTLED,
        /** A write is refused before anything is changed. */
        WRITE_REFUSED,
        /** A write is carried out and its answer is lost. */
        ANSWER_LOST
    }

    /** Returns what the engine is given. */
    CalendarProvider provider();

    /** Returns where the calendar is. */
    CalendarRef calendar();

    /** Returns the nearest thing to an idea that a person can type into this calendar. */
    default CalendarEvent typed(CalendarEvent idea) {
        return idea;
    }

    /** Adds an event or a series. */
    EventKey add(CalendarEvent event);

    /** Changes an event, a series or one occurrence; its mark stays. */
    void edit(EventKey key, UnaryOperator<CalendarEvent> change);

    /** Deletes an event, a series or one occurrence. */
    void delete(EventKey key);

    /** Takes a deleted event, series or occurrence back. */
    void undelete(EventKey key);

    /** Puts a mark on an event or takes it off, as other software does. */
    void mark(EventKey key, Optional<OriginMark> mark);

    /** Gives an event or a series a new version and makes it readable again; all that it says stays. */
    void bump(EventKey key);

    /** Makes an event or a series unreadable until it is bumped; false where nothing can be. */
    boolean spoil(EventKey key);

    /** Returns all single events and whole series. */
    List<RemoteEvent> events();

    /** Returns the single events and occurrences that overlap a window. */
    List<RemoteEvent> agenda(Window window);

    /** Returns one event, series or occurrence; empty when it is not there. */
    Optional<RemoteEvent> event(EventKey key);

    /** Returns the key of the series that an occurrence belongs to; the key itself for everything else. */
    EventKey root(EventKey key);

    /** Returns what the service makes of whatever it is given. */
    default CalendarEvent stored(CalendarEvent event) {
        return event;
    }

    /** Returns whether a change feed tells what happens outside of the window. */
    default boolean tellsOutside() {
        return provider().capabilities().has(Capability.DELTA);
    }

    /** Returns whether a write to one occurrence gives the others of its series another version or time of change. */
    boolean sharesVersions();

    /** Makes all cursors that were handed out so far unusable. */
    void expireCursors();

    /** Makes the service itself do something wrong with the next request; false where only the provider can be told to fail. */
    default boolean strike(Fault fault) {
        return false;
    }

    /** Ends whatever was begun with {@link #strike}. */
    default void calm() {}

    @Override
    default void close() {}
}
