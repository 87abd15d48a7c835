package org.kalends.host.sync;

import java.time.LocalDateTime;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.core.SyncPreview;

/**
 * One event that a run would write: content, for the owner's eyes only.
 *
 * @param kind what would be done
 * @param title what the copy would say; empty for a deletion
 * @param start when it would begin on the wall clock, where it says
 * @param end when it would end, exclusive
 * @param zone the zone of that clock, where it has one
 * @param allDay whether it takes whole days
 */
public record PreviewItem(
        SyncPreview.Kind kind,
        Optional<String> title,
        Optional<LocalDateTime> start,
        Optional<LocalDateTime> end,
        Optional<String> zone,
        boolean allDay) {

    static PreviewItem of(SyncPreview.Item item) {
        return item.event()
                .map(event -> of(item.kind(), event))
                .orElseGet(() -> new PreviewItem(
                        item.kind(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    private static PreviewItem of(SyncPreview.Kind kind, CalendarEvent event) {
        EventTime time = event.time();
        if (time instanceof EventTime.Timed timed) {
            return new PreviewItem(
                    kind,
                    Optional.of(event.title()),
                    Optional.of(timed.start()),
                    Optional.of(timed.end()),
                    Optional.of(timed.zone().getId()),
                    false);
        }
        if (time instanceof EventTime.AllDay days) {
            return new PreviewItem(
                    kind,
                    Optional.of(event.title()),
                    Optional.of(days.start().atStartOfDay()),
                    Optional.of(days.end().atStartOfDay()),
                    Optional.empty(),
                    true);
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new PreviewItem(
                kind,
                Optional.of(event.title()),
                Optional.of(floating.start()),
                Optional.of(floating.end()),
                Optional.empty(),
                false);
    }

    @Override
    public String toString() {
        return "PreviewItem[" + kind + "]";
    }
}
