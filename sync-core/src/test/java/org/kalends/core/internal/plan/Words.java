package org.kalends.core.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.api.model.EventField;
import org.kalends.api.store.Link;
import org.kalends.api.store.Side;

/** Tells a plan in short words, so that a table of decisions can be read. */
final class Words {

    private Words() {}

    /**
     * Tells what is decided, as seen from the side of the original: {@code nothing}, {@code touch}, {@code retire} and
     * {@code respect} (nothing remote), {@code forget}, {@code create copy}, {@code reverse}, {@code write original F} and
     * {@code write copy F} with the fields, {@code delete original}, {@code delete copy}, {@code delete copy and retire}; then
     * {@code note} and {@code ask}.
     */
    static String of(Plan plan, Side originalSide) {
        List<String> words = new ArrayList<>();
        for (Action action : plan.actions()) {
            words.addAll(of(action, originalSide));
        }
        plan.notes().forEach(note -> words.add("note"));
        if (plan.needsConfirmation()) {
            words.add("ask");
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static List<String> of(Action action, Side originalSide) {
        List<String> words = new ArrayList<>();
        if (action instanceof Action.Touch touch) {
            words.add(
                    switch (touch.link().state()) {
                        case ACTIVE -> "touch";
                        case RETIRED -> "retire";
                        case RESPECTED -> "respect";
                    });
        } else if (action instanceof Action.Forget) {
            words.add("forget");
        } else if (action instanceof Action.Create create) {
            boolean reversed = create.reversal().isPresent();
            Side copySide = reversed ? originalSide : originalSide.other();
            words.add(create.draft().copySide() == copySide ? (reversed ? "reverse" : "create copy") : "wrong side");
        } else if (action instanceof Action.Change change) {
            change.toOriginal().ifPresent(edit -> words.add("write original" + of(edit)));
            change.toCopy().ifPresent(edit -> words.add("write copy" + of(edit)));
        } else if (action instanceof Action.Delete delete) {
            String what = delete.side() == originalSide ? "delete original" : "delete copy";
            words.add(what + delete.after().map(Words::afterwards).orElse(""));
        }
        return words;
    }

    private static String of(Action.Edit edit) {
        Set<EventField> fields = new TreeSet<>(edit.fields());
        return fields.isEmpty()
                ? " mark"
                : " " + String.join(" ", fields.stream().map(EventField::name).toList());
    }

    private static String afterwards(Link after) {
        return after.state() == Link.State.RETIRED ? " and retire" : " and respect";
    }
}
