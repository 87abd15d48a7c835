package org.kalends.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Providers that break one promise of reading each. */
final class BrokenReads {

    private BrokenReads() {}

    static void addTo(Map<String, Parts> mutants) {
        mutants.put("a provider that finds no copy by its mark", BrokenWrites.on(Blind::new));
        mutants.put(
                "a provider that loses a page of a snapshot and calls it complete", BrokenWrites.on(DroppedPage::new));
        mutants.put("a provider whose versions stay when the content changes", BrokenWrites.on(FrozenVersions::new));
        mutants.put("a provider that tells unreadable events as removed", BrokenWrites.on(UnreadableAsRemoved::new));
        mutants.put("a provider that never tells of removals", BrokenWrites.on(WithoutRemovals::new));
        mutants.put(
                "a provider that answers an expired cursor with nothing new", BrokenWrites.on(ExpiryAsSilence::new));
    }

    private static final class DroppedPage extends ForwardingProvider {
        DroppedPage(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
            ChangePage page = sound.changes(calendar, window, view, cursor);
            boolean last = page.kind() == ChangePage.Kind.SNAPSHOT && cursor.isPresent() && !page.more();
            return last ? new ChangePage(List.of(), page.kind(), page.next(), false) : page;
        }
    }

    private static final class FrozenVersions extends ForwardingProvider {
        private static final Version FROZEN = new Version("frozen");

        FrozenVersions(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
            ChangePage page = sound.changes(calendar, window, view, cursor);
            List<RemoteChange> changes = page.changes().stream()
                    .map(change -> change instanceof RemoteChange.Upserted upserted
                            ? new RemoteChange.Upserted(frozen(upserted.event()))
                            : change)
                    .toList();
            return new ChangePage(changes, page.kind(), page.next(), page.more());
        }

        @Override
        public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
            return super.write(calendar, writes).stream()
                    .map(outcome -> outcome instanceof WriteOutcome.Written written
                            ? new WriteOutcome.Written(frozen(written.stored()))
                            : outcome)
                    .toList();
        }

        @Override
        RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
            return BrokenWrites.unguarded(sound, calendar, write);
        }

        private static RemoteEvent frozen(RemoteEvent event) {
            return new RemoteEvent(
                    event.key(),
                    FROZEN,
                    event.seriesKey(),
                    event.originalStart(),
                    event.originMark(),
                    event.modifiedAt(),
                    event.event());
        }
    }

    private static final class UnreadableAsRemoved extends ForwardingProvider {
        UnreadableAsRemoved(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
            ChangePage page = sound.changes(calendar, window, view, cursor);
            List<RemoteChange> changes = page.changes().stream()
                    .map(change -> change instanceof RemoteChange.Unreadable unreadable
                            ? new RemoteChange.Removed(unreadable.key())
                            : change)
                    .toList();
            return new ChangePage(changes, page.kind(), page.next(), page.more());
        }
    }

    private static final class WithoutRemovals extends ForwardingProvider {
        WithoutRemovals(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
            ChangePage page = sound.changes(calendar, window, view, cursor);
            List<RemoteChange> changes = page.changes().stream()
                    .filter(change -> !(change instanceof RemoteChange.Removed))
                    .toList();
            return new ChangePage(changes, page.kind(), page.next(), page.more());
        }
    }

    private static final class ExpiryAsSilence extends ForwardingProvider {
        ExpiryAsSilence(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
            try {
                return sound.changes(calendar, window, view, cursor);
            } catch (ProviderException e) {
                if (e.kind() != FailureKind.CURSOR_EXPIRED) {
                    throw e;
                }
                ChangePage page = sound.changes(calendar, window, view, Optional.empty());
                while (page.more()) {
                    page = sound.changes(calendar, window, view, Optional.of(page.next()));
                }
                return new ChangePage(List.of(), ChangePage.Kind.DELTA, page.next(), false);
            }
        }
    }

    private static final class Blind extends ForwardingProvider {
        Blind(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
            return Optional.empty();
        }
    }
}
