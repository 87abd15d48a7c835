package org.kalends.core.internal.plan;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** One thing that a run decided to do. */
public sealed interface Action {

    /**
     * Nothing remote: only the link is stored as it is now.
     *
     * @param link what to store
     */
    record Touch(Link link) implements Action {}

    /**
     * Nothing remote: both ends are gone.
     *
     * @param link what to forget
     */
    record Forget(LinkId link) implements Action {}

    /**
     * Write a copy.
     *
     * @param draft the link without its copy, in state RETIRED
     * @param mark what the copy is recognised by
     * @param event what it says
     * @param reversal set when the original was a copy before
     */
    record Create(Link draft, OriginMark mark, CalendarEvent event, Optional<Reversed> reversal) implements Action {}

    /**
     * A copy has become an original that shall have no copy: only its mark is written.
     *
     * @param draft its link, without a copy
     * @param reversal what is written
     */
    record Promote(Link draft, Reversed reversal) implements Action {}

    /**
     * Write fields of a copy, of an original, or of both.
     *
     * @param link the link before
     * @param original the original's end, unless it is written
     * @param copy the copy's end, unless it is written
     * @param wanted what the copy shall say, hashed
     * @param retiring whether the copy is about to be taken away and is not asked to say anything new
     * @param toOriginal what is written to the original
     * @param toCopy what is written to the copy
     */
    record Change(
            Link link,
            LinkEnd original,
            LinkEnd copy,
            FieldHashes wanted,
            boolean retiring,
            Optional<Edit> toOriginal,
            Optional<Edit> toCopy)
            implements Action {}

    /**
     * Delete an event.
     *
     * @param link the link it is about
     * @param side where the event lies
     * @param key which one
     * @param version the version that the deletion was decided on
     * @param because the event on the other side that it follows; absent when there is none
     * @param after what to store once it is gone; empty to forget the link
     */
    record Delete(
            LinkId link, Side side, EventKey key, Version version, Optional<EventKey> because, Optional<Link> after)
            implements Action {

        /** Returns what names the event in every plan of the pair. */
        String name() {
            return side + ":" + link.value();
        }
    }

    /**
     * An original that was a copy before: it gets a mark that names itself, so that it is never again taken for a copy.
     *
     * @param mark what is written on it
     * @param replaces the link in which it was a copy; absent when there was none
     */
    record Reversed(Edit mark, Optional<LinkId> replaces) {}

    /**
     * A guarded change of some fields.
     *
     * @param key what is changed
     * @param version the version that the change was decided on
     * @param mark the mark to put on the event; absent to leave it alone
     * @param event holds the new values
     * @param fields which fields
     */
    record Edit(
            EventKey key, Version version, Optional<OriginMark> mark, CalendarEvent event, Set<EventField> fields) {}
}
