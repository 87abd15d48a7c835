package org.kalends.core.internal.plan;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.FieldHashes;

/**
 * Texts of a copy that differ from what an interrupted write asked for: hashes do not tell whether a person or the remote side changed
 * them.
 *
 * @param explained resemble what was asked for, and count as what the remote side made of it
 * @param overruled nobody can tell, since the original has changed meanwhile: it rules
 */
record Interrupted(Set<EventField> explained, Set<EventField> overruled) {

    static Interrupted of(LinkCase it, Crossing crossing, Seen.Present original) {
        Interrupted texts = new Interrupted(EnumSet.noneOf(EventField.class), EnumSet.noneOf(EventField.class));
        if (!it.asked().isEmpty() && it.copy() instanceof Seen.Present copy) {
            CalendarEvent ours =
                    crossing.forward(it.link().originalSide(), original.event().event());
            FieldHashes hashes = crossing.hashes(ours);
            it.asked().forEach((field, hash) -> {
                if (!Resemblance.TEXTS.contains(field)) {
                    return;
                }
                if (!hashes.of(field).equals(hash)) {
                    texts.overruled.add(field);
                } else if (Resemblance.of(field, ours, copy.event().event())) {
                    texts.explained.add(field);
                }
            });
        }
        return texts;
    }
}
