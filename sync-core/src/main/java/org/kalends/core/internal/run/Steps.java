package org.kalends.core.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Action;
import org.kalends.core.internal.plan.Drafts;

/** Breaks actions down into remote writes with their intents. */
final class Steps {

    private final RunContext run;

    Steps(RunContext run) {
        this.run = run;
    }

    /** Returns the writes of an action: none, one, or one to each side. */
    List<Step> of(Action action) {
        List<Step> steps = new ArrayList<>();
        if (action instanceof Action.Create create) {
            Link draft = create.draft();
            steps.add(new Step(
                    action,
                    draft.copySide(),
                    new RemoteWrite.Create(create.mark(), create.event()),
                    intent(draft.copySide(), draft.id(), new Intent.Write.Create(create.mark(), draft))));
            create.reversal()
                    .ifPresent(reversal -> steps.add(edit(action, draft.id(), draft.originalSide(), reversal.mark())));
        } else if (action instanceof Action.Promote promote) {
            Link draft = promote.draft();
            steps.add(edit(
                    action, draft.id(), draft.originalSide(), promote.reversal().mark()));
        } else if (action instanceof Action.Change change) {
            Side originalSide = change.link().originalSide();
            change.toOriginal()
                    .ifPresent(edit -> steps.add(edit(change, change.link().id(), originalSide, edit)));
            change.toCopy()
                    .ifPresent(edit -> steps.add(edit(change, change.link().id(), originalSide.other(), edit)));
        } else if (action instanceof Action.Delete delete) {
            steps.add(new Step(
                    action,
                    delete.side(),
                    new RemoteWrite.Delete(delete.key(), delete.version()),
                    intent(delete.side(), delete.link(), new Intent.Write.Delete(delete.key(), delete.after()))));
        }
        return steps;
    }

    private Step edit(Action action, LinkId link, Side side, Action.Edit edit) {
        return new Step(
                action,
                side,
                new RemoteWrite.Update(edit.key(), edit.version(), edit.mark(), edit.event(), edit.fields()),
                intent(
                        side,
                        link,
                        new Intent.Write.Update(
                                edit.key(),
                                edit.version(),
                                edit.fields(),
                                run.crossing().hashes(edit.event()))));
    }

    private Intent intent(Side side, LinkId link, Intent.Write write) {
        Instant now = run.clock().instant();
        return new Intent(run.ids().get(), run.pair().id(), side, link, now, write);
    }

    /** Returns the same creation one generation on: the id of the earlier one is burnt. */
    static Action.Create nextGeneration(Action.Create create) {
        Link draft = create.draft();
        Link next = Drafts.again(draft, draft.wanted(), draft.generation() + 1);
        return new Action.Create(next, create.mark().nextGeneration(), create.event(), create.reversal());
    }
}
