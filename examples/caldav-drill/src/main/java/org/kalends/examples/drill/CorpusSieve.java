package org.kalends.examples.drill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/**
 * Leaves out what a server refuses, what cannot be read, and series that can only be told occurrence by occurrence: over the many years
 * of the drill, a few of those would make most of its writes. As long as something cannot be read and the store is lost, no copy is
 * deleted for want of an original, so that nothing could be shown.
 */
final class CorpusSieve {

    private final DrillPair pair;
    private final DrillCalendar scratch;

    /** Creates a sieve that fills a scratch calendar, side A of a pair. */
    CorpusSieve(DrillPair pair, DrillCalendar scratch) {
        this.pair = pair;
        this.scratch = scratch;
    }

    List<String> keep(List<String> resources, Window window) {
        List<Integer> stored = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            String uid = "sieve-" + i;
            if (scratch.put(uid + ".ics", resources.get(i).replace("{UID}", uid))) {
                stored.add(i);
            }
        }
        Set<String> unreadable = new HashSet<>();
        Set<String> inPieces = new HashSet<>();
        ChangePage page = pair.providerA().changes(scratch.ref(), window, RecurrenceView.SERIES, Optional.empty());
        for (RemoteChange change : page.changes()) {
            if (change instanceof RemoteChange.SeriesSet set) {
                inPieces.add(set.seriesKey().value());
            } else if (change instanceof RemoteChange.Upserted upserted) {
                RemoteEvent event = upserted.event();
                event.seriesKey().map(EventKey::value).ifPresent(inPieces::add);
            } else if (change instanceof RemoteChange.Unreadable problem) {
                unreadable.add(problem.key().value());
            }
        }
        List<String> kept = stored.stream()
                .filter(i -> !inPieces.contains("sieve-" + i + ".ics"))
                .filter(i -> !unreadable.contains("sieve-" + i + ".ics"))
                .map(resources::get)
                .toList();
        System.out.println("corpus: " + resources.size() + " resources, " + (resources.size() - stored.size())
                + " refused by the server, " + unreadable.size() + " unreadable, " + inPieces.size()
                + " told only by occurrences, " + kept.size() + " kept");
        return kept;
    }
}
