package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.provider.m365.internal.event.GraphReader;

/**
 * What makes an occurrence of a series say what it is wanted to say.
 *
 * @param context where it is written
 * @param master the series
 * @param pinned fields that are written though the occurrence says them already
 */
record OccurrencePatch(WriteContext context, Owned master, Set<EventField> pinned) {

    /**
     * Returns what to send; empty when there is nothing to change.
     *
     * @param now the occurrence as it is
     * @param wanted what it has to say; null when it must not take place
     */
    Optional<GraphRequest> request(GraphItem now, @Nullable CalendarEvent wanted) {
        if (wanted == null) {
            return Optional.of(context.requests().delete(context.calendar(), now.id(), now.etag()));
        }
        Set<EventField> different = different(now, wanted);
        if (different.isEmpty()) {
            return Optional.empty();
        }
        Event patch = context.spelling().writer().patch(wanted, different);
        return Optional.of(context.requests().patch(context.calendar(), now.id(), patch, now.etag()));
    }

    private Set<EventField> different(GraphItem now, CalendarEvent wanted) {
        CalendarEvent there = GraphReader.occurrence(
                now.event(), master.item().event(), master.own().facts());
        Set<EventField> different = EnumSet.noneOf(EventField.class);
        for (EventField field : EventField.values()) {
            if (pinned.contains(field) || !there.value(field).equals(wanted.value(field))) {
                different.add(field);
            }
        }
        different.remove(EventField.ATTENDEES);
        different.remove(EventField.RECURRENCE);
        return different;
    }
}
