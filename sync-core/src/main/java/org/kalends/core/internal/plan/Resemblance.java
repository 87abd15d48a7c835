package org.kalends.core.internal.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Whether one text may be what a server made of another one: it cuts the end, trims and decorates, but says nothing new. */
public final class Resemblance {

    /** The fields that can be compared so. */
    public static final Set<EventField> TEXTS =
            Collections.unmodifiableSet(EnumSet.of(EventField.TITLE, EventField.DESCRIPTION, EventField.LOCATION));

    private Resemblance() {}

    /** Returns whether the letters and digits of what was found are those of what was asked for, or its beginning. */
    static boolean of(EventField field, CalendarEvent asked, CalendarEvent found) {
        String wanted = letters(field, asked);
        String is = letters(field, found);
        return is.isEmpty() ? wanted.isEmpty() : wanted.startsWith(is);
    }

    private static String letters(EventField field, CalendarEvent event) {
        String text = switch (field) {
            case TITLE -> event.title();
            case DESCRIPTION -> event.description().text();
            case LOCATION -> event.location();
            default -> throw new IllegalArgumentException(field + " is not a text");
        };
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
