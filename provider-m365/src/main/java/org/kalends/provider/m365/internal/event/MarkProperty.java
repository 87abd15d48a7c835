package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import java.util.Optional;
import org.kalends.api.model.OriginMark;

/**
 * The origin mark as an extended property, {@code k1.<mark>.<hash of the calendar id>}. A search goes through the whole mailbox; the
 * hash keeps its calendars apart.
 */
public final class MarkProperty {

    /** The id of the property. */
    public static final String ID = OwnProperties.id("KalendsOrigin");

    /** What every value begins with. */
    public static final String PREFIX = "k1.";

    private MarkProperty() {}

    /** Returns the property that marks an event of a calendar. */
    public static SingleValueLegacyExtendedProperty of(OriginMark mark, String calendarId) {
        return OwnProperties.property(ID, value(mark, calendarId));
    }

    /** Returns the value that marks an event of a calendar. The service compares without regard to case: what it finds has to be parsed. */
    public static String value(OriginMark mark, String calendarId) {
        return PREFIX + mark.text() + "." + ShortHash.of(calendarId);
    }

    /** Returns what the values of all copies of one pair begin with, in any calendar. */
    public static String prefix(String installation, String pair) {
        return PREFIX + installation + "." + pair + ".";
    }

    /** Returns the mark that a value holds for a calendar; empty when it is none, or one for another calendar. */
    public static Optional<OriginMark> parse(String value, String calendarId) {
        String suffix = "." + ShortHash.of(calendarId);
        return value.startsWith(PREFIX) && value.endsWith(suffix) && value.length() > PREFIX.length() + suffix.length()
                ? OriginMark.parse(value.substring(PREFIX.length(), value.length() - suffix.length()))
                        .filter(mark -> value(mark, calendarId).equals(value))
                : Optional.empty();
    }

    /** Returns the mark of an event, whose properties have to be asked for with {@link OwnProperties#expand()}. */
    public static Optional<OriginMark> read(Event event, String calendarId) {
        return OwnProperties.value(event, ID).flatMap(value -> parse(value, calendarId));
    }
}
