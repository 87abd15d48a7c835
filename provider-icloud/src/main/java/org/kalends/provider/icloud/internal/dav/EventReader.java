package org.kalends.provider.icloud.internal.dav;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.provider.icloud.internal.ics.IcsContext;
import org.kalends.provider.icloud.internal.ics.IcsEvent;
import org.kalends.provider.icloud.internal.ics.IcsOccurrence;
import org.kalends.provider.icloud.internal.ics.IcsResource;

/** A resource and what it says, as remote events. What cannot be read leaves as an {@code IcsProblem}. */
record EventReader(DavResource resource, IcsContext context, IcsResource ics) {

    static EventReader of(DavResource resource, ZoneId zone, Optional<String> owner) {
        IcsContext context = new IcsContext(zone, owner, IcsContext.Limits.STANDARD);
        return of(resource, context);
    }

    private static EventReader of(DavResource resource, IcsContext context) {
        return new EventReader(resource, context, IcsResource.parse(resource.text(), context));
    }

    /** Returns the same resource with another text. */
    EventReader withText(String text) {
        return of(new DavResource(resource.name(), resource.version(), text), context);
    }

    /** Returns the same text as it is now stored. */
    EventReader storedAs(DavResource stored) {
        return stored.text().equals(resource.text()) ? new EventReader(stored, context, ics) : of(stored, context);
    }

    EventKey key() {
        return EventKeys.of(resource.name());
    }

    boolean hasEvents() {
        return ics.hasEvents();
    }

    /** Returns the mark that it has, or a stand-in when only name and UID still say that it is a copy. */
    Optional<OriginMark> mark() {
        return ics.originMark().or(() -> CopyNames.lost(resource.name(), ics.uid()));
    }

    /** Returns whether it is the copy with a mark: by the mark itself, or where that is lost, by name and UID. */
    boolean isCopy(OriginMark mark) {
        return ics.originMark()
                .map(mark::equals)
                .orElseGet(() -> CopyNames.file(mark).equals(resource.name())
                        && CopyNames.uid(mark).equalsIgnoreCase(ics.uid()));
    }

    /** Returns the event, or the whole series. */
    RemoteEvent whole() {
        return whole(mark());
    }

    /** Returns the event, or the whole series, under a mark that it is known to have. */
    RemoteEvent whole(Optional<OriginMark> mark) {
        IcsEvent event = ics.series();
        return new RemoteEvent(
                key(), resource.version(), Optional.empty(), Optional.empty(), mark, event.modifiedAt(), event.event());
    }

    /** Returns the occurrences that overlap a window. */
    List<RemoteEvent> occurrences(Window window) {
        return ics.occurrences(window).stream().map(this::occurrence).toList();
    }

    /** Returns one occurrence, wherever it lies. */
    Optional<RemoteEvent> occurrence(OriginalStart start) {
        return ics.recurs() ? ics.occurrence(start).map(this::occurrence) : Optional.empty();
    }

    private RemoteEvent occurrence(IcsOccurrence one) {
        return new RemoteEvent(
                EventKeys.of(resource.name(), one.start()),
                resource.version(),
                Optional.of(key()),
                Optional.of(one.start()),
                mark(),
                one.event().modifiedAt(),
                one.event().event());
    }
}
