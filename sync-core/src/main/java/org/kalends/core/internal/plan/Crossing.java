package org.kalends.core.internal.plan;

import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.mapping.FieldHasher;

/** What happens to events between the two sides of a pair: mappings, hashes, marks and what each side can do. */
public final class Crossing {

    private final SyncPair pair;
    private final String installation;
    private final FieldHasher hasher;
    private final EventMapping forward;
    private final EventMapping back;
    private final Capabilities a;
    private final Capabilities b;

    /** Creates the crossing of a pair. */
    public Crossing(
            SyncPair pair,
            String installation,
            FieldHasher hasher,
            EventMapping forward,
            EventMapping back,
            Capabilities a,
            Capabilities b) {
        this.pair = pair;
        this.installation = installation;
        this.hasher = hasher;
        this.forward = forward;
        this.back = back;
        this.a = a;
        this.b = b;
    }

    /** Returns the id of this installation. */
    public String installation() {
        return installation;
    }

    /**
     * Returns what the copy of an original says.
     *
     * @throws MappingFailure when the mapping threw
     */
    public CalendarEvent forward(Side originalSide, CalendarEvent original) {
        try {
            return mapping(originalSide).forward(original, context(originalSide));
        } catch (RuntimeException e) {
            throw new MappingFailure(e);
        }
    }

    /**
     * Returns what the original says after its copy was edited.
     *
     * @throws MappingFailure when the mapping threw
     */
    public CalendarEvent back(Side originalSide, CalendarEvent copy, CalendarEvent original) {
        try {
            return mapping(originalSide).back(copy, original, context(originalSide));
        } catch (RuntimeException e) {
            throw new MappingFailure(e);
        }
    }

    /** Returns the fields that may return from the copies of originals on a side. */
    public Set<EventField> carriesBack(Side originalSide) {
        return mapping(originalSide).carriesBack();
    }

    /** Returns what the provider of a side can do. */
    public Capabilities capabilities(Side side) {
        return side == Side.A ? a : b;
    }

    /** Returns the hashes of an event. */
    public FieldHashes hashes(CalendarEvent event) {
        return hasher.hashes(event);
    }

    /** Returns the hashes of an event that was seen before: what says the same in other words has the hash it had. */
    public FieldHashes inKnownWords(CalendarEvent event, FieldHashes now, FieldHashes before) {
        return hasher.inKnownWords(event, now, before);
    }

    /** Returns the hash of an iCalendar UID. */
    public String uidHash(String iCalUid) {
        return hasher.uid(iCalUid);
    }

    /** Returns the link that an event is the original of. */
    public LinkId linkId(Side side, RemoteEvent event) {
        return new LinkId(hasher.origin(pair.calendar(side), event.key()));
    }

    /** Returns the mark of the copy of a link. */
    public OriginMark mark(LinkId link, int generation) {
        return new OriginMark(installation, pair.id().value(), link.value(), generation);
    }

    /** Returns whether a mark was written by this pair of this installation. */
    public boolean isOurs(OriginMark mark) {
        return mark.installation().equals(installation)
                && mark.pair().equals(pair.id().value());
    }

    /** Returns whether an event carries a mark that names itself: it was a copy once and is an original now. */
    public boolean isMarkedAsOriginal(Side side, RemoteEvent event) {
        return event.originMark()
                .filter(mark -> mark.installation().equals(installation))
                .filter(mark -> names(mark, side, event.key())
                        || event.seriesKey()
                                .filter(key -> names(mark, side, key))
                                .isPresent())
                .isPresent();
    }

    private boolean names(OriginMark mark, Side side, EventKey key) {
        return mark.original().equals(hasher.origin(pair.calendar(side), key));
    }

    /** Returns an event as an end of a link. */
    public LinkEnd end(RemoteEvent event, FieldHashes hashes, Window window) {
        Span span = Span.of(event.event(), window.zone());
        return new LinkEnd(event.key(), event.seriesKey(), event.version(), hashes, span.start(), span.end());
    }

    /** Returns an event that was read as an end of a link. */
    public LinkEnd end(Seen.Present seen, Window window) {
        return end(seen.event(), seen.hashes(), window);
    }

    /** Returns the mark of the copy that a link has. */
    public OriginMark mark(Link link) {
        return mark(link.id(), link.generation());
    }

    private EventMapping mapping(Side originalSide) {
        return originalSide == Side.A ? forward : back;
    }

    private MappingContext context(Side originalSide) {
        return new MappingContext(pair.calendar(originalSide), pair.calendar(originalSide.other()));
    }
}
