package org.kalends.core.internal.plan;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.store.LinkEnd;

/** Which fields somebody edited since the link was stored. */
final class Edits {

    private Edits() {}

    /**
     * Returns the edited fields.
     *
     * @param unsettled fields that an interrupted write of ours explains
     */
    static Set<EventField> of(Seen.Present now, LinkEnd before, Set<EventField> unsettled) {
        if (now.event().version().equals(before.version())) {
            return EnumSet.noneOf(EventField.class);
        }
        Set<EventField> fields = now.hashes().differences(before.hashes());
        fields.removeAll(unsettled);
        return fields;
    }
}
