package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.m365.internal.event.GraphProblem;

/**
 * Carries out many writes at once: what each of them has to ask next goes into one batch, until all have come to their ends.
 *
 * <p>Writes that touch the same event take turns, in their order. Used by one thread.
 */
final class WriteRun {

    private static final class Slot {
        private final List<String> lanes = new ArrayList<>();
        private Move move;
        private boolean wrote;

        Slot(String lane, Move move) {
            this.lanes.add(lane);
            this.move = move;
        }
    }

    private final GraphBatch batch;

    private final AccountId account;

    private final List<Slot> slots = new ArrayList<>();

    WriteRun(GraphBatch batch, AccountId account) {
        this.batch = batch;
        this.account = account;
    }

    /**
     * Takes in a write.
     *
     * @param lane what it touches
     * @param beginning says what to ask first; called when the earlier writes of the lane have come to their ends
     */
    void add(String lane, Supplier<Move> beginning) {
        slots.add(new Slot(lane, new Move.Begin(beginning)));
    }

    /** Carries out all writes and returns their outcomes in order. */
    List<WriteOutcome> outcomes() {
        while (true) {
            List<Slot> asking = asking();
            if (asking.isEmpty()) {
                return slots.stream()
                        .map(slot -> ((Move.Done) slot.move).outcome())
                        .toList();
            }
            List<GraphAnswer> answers = batch.send(
                    account,
                    asking.stream()
                            .map(slot -> ((Move.Ask) slot.move).request())
                            .toList());
            for (int i = 0; i < asking.size(); i++) {
                Slot slot = asking.get(i);
                GraphAnswer answer = answers.get(i);
                Move.Ask ask = (Move.Ask) slot.move;
                slot.wrote |= ask.request().writes() && answer.ok();
                slot.move = guarded(slot, () -> ask.then().apply(answer));
            }
        }
    }

    /** Returns those whose turn it is and who have something to ask; there are some unless all have come to their ends. */
    private List<Slot> asking() {
        Map<String, Slot> taken = new HashMap<>();
        List<Slot> asking = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.move instanceof Move.Ask ask) {
                ask.lane().filter(lane -> !slot.lanes.contains(lane)).ifPresent(slot.lanes::add);
            }
            boolean free = slot.lanes.stream().allMatch(lane -> taken.getOrDefault(lane, slot) == slot);
            if (free && slot.move instanceof Move.Begin begin) {
                slot.move = guarded(slot, begin.beginning());
            }
            if (!(slot.move instanceof Move.Done)) {
                slot.lanes.forEach(lane -> taken.putIfAbsent(lane, slot));
                if (free) {
                    asking.add(slot);
                }
            }
        }
        return asking;
    }

    /** What goes wrong with one write is an outcome of its own: the others may be done by now. */
    private static Move guarded(Slot slot, Supplier<Move> moving) {
        try {
            return moving.get();
        } catch (ProviderException failure) {
            return failed(slot, failure);
        } catch (GraphProblem problem) {
            return failed(
                    slot,
                    new ProviderException(
                            FailureKind.PERMANENT, "the event cannot be written: " + problem.getMessage(), problem));
        } catch (RuntimeException unreadable) {
            return failed(
                    slot,
                    new ProviderException(
                            FailureKind.PERMANENT,
                            "the event cannot be written: a property has an unknown form ("
                                    + unreadable.getClass().getSimpleName() + ")",
                            unreadable));
        }
    }

    /** Whatever goes wrong behind a request that has changed something leaves the write done in part. */
    private static Move failed(Slot slot, ProviderException failure) {
        return Move.failed(
                slot.wrote
                        ? new ProviderException(
                                FailureKind.AMBIGUOUS,
                                "written at least in part: " + failure.getMessage(),
                                failure.retryAfter(),
                                Optional.of(failure))
                        : failure);
    }
}
