package org.kalends.provider.google.internal.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/** Where a series is not as it should be. Pure. */
final class Differences {

    private Differences() {}

    /** Returns the original starts at which one recurrence leaves its rule otherwise than another. */
    static Set<OriginalStart> starts(Recurrence is, Recurrence wanted) {
        Set<OriginalStart> all = new TreeSet<>(is.exclusions());
        all.addAll(is.overrides().keySet());
        all.addAll(wanted.exclusions());
        all.addAll(wanted.overrides().keySet());
        all.removeIf(start -> is.exclusions().contains(start)
                        == wanted.exclusions().contains(start)
                && saysTheSame(is.overrides().get(start), wanted.overrides().get(start)));
        return all;
    }

    /** Returns whether a series has some fields as they should be. */
    static boolean areNone(CalendarEvent is, CalendarEvent wanted, Set<EventField> fields) {
        return fields.stream()
                .allMatch(field -> field == EventField.RECURRENCE
                        ? recursAlike(is.recurrence(), wanted.recurrence())
                        : is.value(field).equals(wanted.value(field)));
    }

    private static boolean recursAlike(Optional<Recurrence> is, Optional<Recurrence> wanted) {
        return is.isPresent() == wanted.isPresent()
                && is.stream().allMatch(one -> recursAlike(one, wanted.orElse(one)));
    }

    private static boolean recursAlike(Recurrence is, Recurrence wanted) {
        return is.rule().equals(wanted.rule())
                && is.additions().equals(wanted.additions())
                && starts(is, wanted).isEmpty();
    }

    private static boolean saysTheSame(@Nullable CalendarEvent is, @Nullable CalendarEvent wish) {
        Optional<CalendarEvent> held = Optional.ofNullable(is);
        Optional<CalendarEvent> wanted = Optional.ofNullable(wish);
        return held.isPresent() == wanted.isPresent()
                && held.stream().allMatch(one -> fields(one, wanted.orElse(one)).isEmpty());
    }

    /** Returns the fields that are written and that one occurrence has otherwise than another. */
    static Set<EventField> fields(CalendarEvent is, CalendarEvent wish) {
        Set<EventField> fields = EnumSet.allOf(EventField.class);
        fields.removeAll(List.of(EventField.ATTENDEES, EventField.RECURRENCE));
        fields.removeIf(field -> is.value(field).equals(wish.value(field)));
        return fields;
    }
}
