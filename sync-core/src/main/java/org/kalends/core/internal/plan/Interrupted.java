package org.kalends.core.internal.plan;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.FieldHashes;

/**
 * Texts that differ from what an interrupted write asked for: hashes do not tell whether a person or the remote side changed them.
 *
 * @param explained texts of the copy that resemble what was asked for, and count as what the remote side made of it
 * @param overruled texts of the copy of which nobody can tell, since the original has changed meanwhile: it rules
 * @param retyped texts of the original that do not resemble what was asked for: somebody has written over them
 */
record Interrupted(Set<EventField> explained, Set<EventField> overruled, Set<EventField> retyped) {

    static Interrupted of(LinkCase it, Crossing crossing, Seen.Present original) {
        Interrupted texts = new Interrupted(
                EnumSet.noneOf(EventField.class), EnumSet.noneOf(EventField.class), EnumSet.noneOf(EventField.class));
        if (it.copy() instanceof Seen.Present copy) {
            if (!it.asked().isEmpty()) {
                texts.lookAtCopy(it, crossing, original, copy);
            }
            if (!it.askedOriginal().isEmpty()) {
                texts.lookAtOriginal(it, crossing, original, copy);
            }
        }
        return texts;
    }

    private void lookAtCopy(LinkCase it, Crossing crossing, Seen.Present original, Seen.Present copy) {
        CalendarEvent ours =
                crossing.forward(it.link().originalSide(), original.event().event());
        FieldHashes hashes = crossing.hashes(ours);
        it.asked().forEach((field, hash) -> {
            if (!Resemblance.TEXTS.contains(field)) {
                return;
            }
            if (!hashes.of(field).equals(hash)) {
                overruled.add(field);
            } else if (Resemblance.of(field, ours, copy.event().event())) {
                explained.add(field);
            }
        });
    }

    /** What the original was asked to say is known as long as the copy, where it came from, still says it. */
    private void lookAtOriginal(LinkCase it, Crossing crossing, Seen.Present original, Seen.Present copy) {
        CalendarEvent now = original.event().event();
        CalendarEvent ours =
                crossing.back(it.link().originalSide(), copy.event().event(), now);
        FieldHashes hashes = crossing.hashes(ours);
        it.askedOriginal().forEach((field, hash) -> {
            boolean known = hashes.of(field).equals(hash) && Resemblance.TEXTS.contains(field);
            if (known && !Resemblance.of(field, ours, now)) {
                retyped.add(field);
            }
        });
    }
}
