package org.kalends.host.page;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kalends.host.sync.PreviewItem;
import org.springframework.stereotype.Component;

/** Samples of a preview in the words of people. */
@Component
final class PreviewLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    List<PreviewLine> of(List<PreviewItem> sample) {
        return sample.stream().map(PreviewLines::line).toList();
    }

    private static PreviewLine line(PreviewItem item) {
        String deed = switch (item.kind()) {
            case CREATE -> "Add";
            case UPDATE -> "Change";
            case DELETE -> "Delete";
        };
        return new PreviewLine(
                deed,
                item.title().orElse("An event"),
                item.start().map(start -> when(item, start)).orElse(""));
    }

    private static String when(PreviewItem item, LocalDateTime start) {
        LocalDateTime end = item.end().orElse(start);
        if (item.allDay()) {
            LocalDateTime last = end.minusDays(1);
            return last.isAfter(start)
                    ? DAY.format(start) + " to " + DAY.format(last)
                    : DAY.format(start) + ", all day";
        }
        String zone = item.zone()
                .map(id -> " (" + id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') + ")")
                .orElse("");
        return DAY.format(start) + ", " + TIME.format(start) + "\u2013" + TIME.format(end) + zone;
    }
}
