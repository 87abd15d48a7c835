package org.kalends.host.sync;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.store.Side;
import org.kalends.core.SyncPreview;

/**
 * What a run would do to one calendar.
 *
 * @param created events that would be written new
 * @param updated events of which fields would be written
 * @param deleted events that would be deleted
 * @param sample some of them in order of time
 */
public record PreviewSide(long created, long updated, long deleted, List<PreviewItem> sample) {

    private static final int MOST_SAMPLES = 10;

    static PreviewSide of(SyncPreview preview, Side side) {
        return new PreviewSide(
                preview.count(SyncPreview.Kind.CREATE, side),
                preview.count(SyncPreview.Kind.UPDATE, side),
                preview.count(SyncPreview.Kind.DELETE, side),
                sample(preview.items().stream()
                        .filter(item -> item.side() == side)
                        .map(PreviewItem::of)
                        .sorted(Comparator.comparing(item -> item.start().orElse(LocalDateTime.MAX)))
                        .toList()));
    }

    /** Returns some of them from the beginning to the end: the first ones alone would all be of the same week. */
    private static List<PreviewItem> sample(List<PreviewItem> items) {
        int count = Math.min(items.size(), MOST_SAMPLES);
        return IntStream.range(0, count)
                .mapToObj(i -> items.get(i * items.size() / count))
                .toList();
    }
}
