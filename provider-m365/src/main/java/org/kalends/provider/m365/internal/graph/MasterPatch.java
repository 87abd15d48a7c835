package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.provider.m365.internal.event.GraphWriter;

/**
 * One change of an event or the master of a series, and what is ours on it afterwards.
 *
 * @param context where it is written
 * @param own what is ours on it before
 * @param mark the mark to put on it
 * @param event holds the new values
 * @param fields what changes
 */
record MasterPatch(
        WriteContext context, Own own, Optional<OriginMark> mark, CalendarEvent event, Set<EventField> fields) {

    /** Returns whether there is nothing to write. */
    boolean isEmpty() {
        return fields.isEmpty() && newMark().isEmpty();
    }

    /** Returns what to send, a fresh one. */
    Event patch() {
        GraphWriter writer = context.spelling().writer();
        Event patch = isCopy() ? writer.patchCopy(event, fields) : writer.patch(event, fields);
        newMark().ifPresent(value -> context.mark(patch, value));
        return patch;
    }

    /** Returns what is ours on it after the change. */
    Own after() {
        return isCopy()
                ? new Own(
                        mark.or(own::mark),
                        own.facts().with(fields, context.spelling().writer().facts(event)))
                : own;
    }

    private boolean isCopy() {
        return mark.isPresent() || own.mark().isPresent();
    }

    private Optional<OriginMark> newMark() {
        return mark.filter(value -> !own.mark().equals(Optional.of(value)));
    }
}
