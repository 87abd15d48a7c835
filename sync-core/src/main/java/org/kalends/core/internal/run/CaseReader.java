package org.kalends.core.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.EventField;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.LinkCase;
import org.kalends.core.internal.plan.Seen;

/** Finds out what both ends of a link are now, and fetches the ends that a decision needs and no feed has told. */
final class CaseReader {

    private final RunContext run;
    private final Feed a;
    private final Feed b;
    private final Settlement settlement;
    private final List<ParkedEvent> parked;

    CaseReader(RunContext run, Feed a, Feed b, Settlement settlement, List<ParkedEvent> parked) {
        this.run = run;
        this.a = a;
        this.b = b;
        this.settlement = settlement;
        this.parked = parked;
    }

    /**
     * Reads a link.
     *
     * @param stray a copy that carries the link's mark under another key
     * @param wanted whether the original is needed whatever the feeds say
     */
    LinkCase read(Link stored, Optional<RemoteEvent> stray, boolean wanted) {
        Link link = stray.isPresent() ? oneOn(stored) : stored;
        Side side = link.originalSide();
        boolean unsettled = settlement.links().contains(link.id()) || isUnknown(link);
        Seen copy = stray.<Seen>map(event -> present(event, link.copy()))
                .orElseGet(
                        () -> link.copy().map(end -> seen(end, link.copySide())).orElseGet(Seen.Unread::new));
        if (unsettled && copy instanceof Seen.Unread && link.copy().isPresent()) {
            copy = fetch(link.copySide(), link.copy().get());
        }
        Seen original = seen(link.original(), side);
        if (original instanceof Seen.Unread
                && (wanted || unsettled || needsOriginal(link, copy) || (isTold(copy) && wasParked(link)))) {
            original = fetch(side, link.original());
        }
        if (copy instanceof Seen.Unread && link.copy().isPresent() && isTold(original) && wasParked(link)) {
            copy = fetch(link.copySide(), link.copy().get());
        }
        return new LinkCase(
                link,
                original,
                copy,
                settlement.fields(link.id(), side),
                settlement.fields(link.id(), link.copySide()),
                settlement.asked(link.id(), link.originalSide()),
                asked(link));
    }

    private Map<EventField, String> asked(Link link) {
        return isUnknown(link) ? link.wanted().values() : settlement.askedAlone(link.id(), link.copySide());
    }

    /** Another copy takes the place of the one that is gone, and must be newer than that one, should it come back. */
    private static Link oneOn(Link link) {
        return new Link(
                link.id(),
                link.pair(),
                link.originalSide(),
                link.original(),
                link.copy(),
                link.wanted(),
                link.generation() + 1,
                link.state(),
                link.uidHash());
    }

    private static boolean isUnknown(Link link) {
        return link.copy().filter(copy -> copy.version().equals(Ties.UNKNOWN)).isPresent();
    }

    private static boolean isTold(Seen end) {
        return end instanceof Seen.Present || end instanceof Seen.Gone;
    }

    /** While one end could not be read, what happened to the other end led to nothing, and no feed tells it again. */
    private boolean wasParked(Link link) {
        return parked.stream()
                .anyMatch(event -> link.end(event.side())
                        .filter(end -> end.key().equals(event.key())
                                || end.seriesKey().filter(event.key()::equals).isPresent())
                        .isPresent());
    }

    private Seen seen(LinkEnd end, Side side) {
        Feed feed = side == Side.A ? a : b;
        return switch (feed.word(end, run.window())) {
            case PRESENT -> present(feed.event(end.key()), Optional.of(end));
            case REMOVED -> new Seen.Gone();
            // A reading of the window does not tell what left it from what was deleted.
            case ABSENT -> fetch(side, end);
            case UNREADABLE -> new Seen.Unreadable();
            case NOTHING -> new Seen.Unread();
        };
    }

    private boolean needsOriginal(Link link, Seen copy) {
        if (copy instanceof Seen.Gone) {
            return true;
        }
        if (!(copy instanceof Seen.Present present)) {
            return false;
        }
        if (link.copy().isEmpty()) {
            return true;
        }
        LinkEnd known = link.copy().get();
        boolean edited = !present.event().version().equals(known.version())
                && present.hashes().differences(known.hashes()).stream()
                        .anyMatch(field -> field != EventField.ATTENDEES);
        Optional<OriginMark> mark = Optional.of(run.crossing().mark(link));
        return edited || !present.event().originMark().equals(mark);
    }

    /** Where series are told as occurrences, an event that recurs now is no longer the one that was linked. */
    private Seen fetch(Side side, LinkEnd end) {
        boolean occurrences = run.pair().policy().recurrence() == RecurrenceView.OCCURRENCES;
        try {
            return run.provider(side)
                    .get(run.pair().calendar(side), end.key())
                    .filter(event -> !occurrences || event.event().recurrence().isEmpty())
                    .<Seen>map(event -> present(event, Optional.of(end)))
                    .orElseGet(Seen.Gone::new);
        } catch (ProviderException e) {
            if (e.kind() != FailureKind.PERMANENT) {
                throw e;
            }
            return new Seen.Unreadable();
        }
    }

    /** Hashes an event in the light of what was known of it before. */
    private Seen.Present present(RemoteEvent event, Optional<LinkEnd> before) {
        FieldHashes now = run.crossing().hashes(event.event());
        return new Seen.Present(
                event,
                before.map(end -> run.crossing().inKnownWords(event.event(), now, end.hashes()))
                        .orElse(now));
    }
}
