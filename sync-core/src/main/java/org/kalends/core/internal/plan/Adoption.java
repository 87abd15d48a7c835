package org.kalends.core.internal.plan;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;

/** A copy that is there without a link is tied to its original; where they differ, the original rules. */
final class Adoption {

    private Adoption() {}

    static Action of(PlanRequest request, Link draft, CalendarEvent wanted, Seen.Present copy) {
        Set<EventField> fields = draft.wanted().differences(copy.hashes());
        fields.remove(EventField.ATTENDEES);
        LinkEnd end = request.crossing().end(copy, request.window());
        Link link = draft.with(draft.original(), end, draft.wanted());
        boolean isMarked = copy.event()
                .originMark()
                .filter(mark -> mark.equals(request.crossing().mark(draft)))
                .isPresent();
        if (fields.isEmpty() && isMarked) {
            return new Action.Touch(link);
        }
        Action.Edit edit = new Action.Edit(
                copy.event().key(),
                copy.event().version(),
                Optional.of(request.crossing().mark(draft)),
                wanted,
                fields);
        return new Action.Change(
                link, draft.original(), end, draft.wanted(), false, Optional.empty(), Optional.of(edit));
    }
}
