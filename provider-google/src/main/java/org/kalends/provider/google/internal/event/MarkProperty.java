package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import org.kalends.api.model.OriginMark;

/**
 * The origin mark as private extended properties, which a listing can be filtered by. They say for which event they are: whoever copies or
 * splits an event in the web page copies its properties too, and what comes out is not ours.
 */
public final class MarkProperty {

    /** The key of the property that holds the whole mark. */
    public static final String ORIGIN = "kalendsOrigin";

    /** The key of the property that all copies of one pair have in common. */
    public static final String PAIR = "kalendsPair";

    private static final String EVENT = "kalendsEvent";

    private static final String PREFIX = "k1.";

    private MarkProperty() {}

    /** Returns the value of {@link #ORIGIN}. */
    public static String origin(OriginMark mark) {
        return PREFIX + mark.text();
    }

    /** Returns the value of {@link #PAIR}. */
    public static String pair(String installation, String pair) {
        return PREFIX + installation + "." + pair;
    }

    /**
     * Puts a mark on an event that is written.
     *
     * @param eventId the id under which it is written
     */
    public static void write(Event event, OriginMark mark, String eventId) {
        OwnProperties.put(event, ORIGIN, origin(mark));
        OwnProperties.put(event, PAIR, pair(mark.installation(), mark.pair()));
        OwnProperties.put(event, EVENT, ShortHash.of(eventId));
    }

    /** Returns the mark of an event or of the series that it is an occurrence of; empty when the mark was made for another one. */
    public static Optional<OriginMark> read(Event event) {
        return OwnProperties.value(event, EVENT)
                .filter(hash -> hash.equals(ShortHash.of(Told.text(event.getId())))
                        || EventIds.series(event).map(ShortHash::of).equals(Optional.of(hash)))
                .flatMap(hash -> OwnProperties.value(event, ORIGIN))
                .filter(value -> value.startsWith(PREFIX))
                .flatMap(value -> OriginMark.parse(value.substring(PREFIX.length()))
                        .filter(mark -> origin(mark).equals(value)));
    }
}
