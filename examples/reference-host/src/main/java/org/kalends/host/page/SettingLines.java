package org.kalends.host.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.Direction;
import org.kalends.host.sync.CopyChoice;
import org.kalends.host.sync.RecurrenceChoice;
import org.kalends.host.sync.ShowAs;
import org.kalends.host.sync.SyncView;

/** What a sync was asked to do, a sentence for each setting. */
final class SettingLines {

    private SettingLines() {}

    static Map<String, String> of(SyncView sync) {
        Map<String, String> lines = new LinkedHashMap<>();
        boolean twoWay = sync.direction() == Direction.TWO_WAY;
        lines.put(
                "Direction",
                twoWay ? "Both ways" : "One way, into " + sync.target().name());
        lines.put("Copies in " + sync.target().name(), copies(sync.forward()));
        if (twoWay) {
            lines.put("Copies in " + sync.source().name(), copies(sync.back()));
            lines.put(
                    "If both sides were edited",
                    sync.conflict() == ConflictRule.ORIGINAL_WINS ? "The original wins" : "The latest edit wins");
        }
        lines.put(
                "If a copy is deleted",
                switch (sync.deletedCopy()) {
                    case RESTORE -> "It is written again";
                    case RESPECT -> "It stays away";
                    case DELETE_ORIGINAL -> "The original is deleted too";
                });
        lines.put(
                "Days",
                PeriodWords.of(sync.window().past()) + " back, "
                        + PeriodWords.of(sync.window().future()) + " ahead");
        lines.put(
                "Series",
                sync.recurrence() == RecurrenceChoice.SERIES ? "Copied as series" : "Each date is a copy of its own");
        return lines;
    }

    private static String copies(CopyChoice choice) {
        String details = choice.markAsPrivate()
                ? "Only that you are busy, titled \u201c" + choice.title() + "\u201d"
                : "All details"
                        + choice.titlePrefix()
                                .map(prefix -> ", titles begin with \u201c" + prefix + "\u201d")
                                .orElse("");
        String shows = choice.showAs() == ShowAs.PRESERVE ? "" : ", shown as " + ShowAsWords.of(choice.showAs());
        String skipped = Skip.of(choice.filters()).stream()
                .filter(skip -> skip != Skip.DECLINED && skip != Skip.WORKING_LOCATION)
                .map(skip -> skip.words().substring(0, 1).toLowerCase(Locale.ROOT)
                        + skip.words().substring(1))
                .collect(Collectors.joining(", "));
        return details + shows + (skipped.isEmpty() ? "" : "; without " + skipped);
    }
}
