package org.kalends.core.internal.plan;

import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.RemoteEvent;

/** What a run knows of one end of a link. */
public sealed interface Seen {

    /** Nothing new: it is as the link says. */
    record Unread() implements Seen {}

    /**
     * It was read in this run.
     *
     * @param event as it is now
     * @param hashes its fields, hashed
     */
    record Present(RemoteEvent event, FieldHashes hashes) implements Seen {}

    /** It is gone. */
    record Gone() implements Seen {}

    /** It is there and cannot be read: neither gone nor changed. */
    record Unreadable() implements Seen {}
}
