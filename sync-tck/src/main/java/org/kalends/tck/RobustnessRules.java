package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Content that cannot be read, and several threads. */
interface RobustnessRules {

    /** How many threads call at once; no more than a careful client opens connections for one account. */
    int THREADS = 4;

    @Rule(
            id = "CP-001",
            text =
                    "An event that cannot be read is told as unreadable under its key, while all others are told as ever.")
    default void tellsWhatItCannotRead(ProviderUnderTest remote) {
        EventKey good = remote.person().create(remote.event("good", 3));
        EventKey bad = spoiled(remote);
        Feed snapshot = remote.snapshot();
        assertThat(snapshot.unreadable()).containsExactly(bad);
        assertThat(snapshot.events()).containsOnlyKeys(good);
        assertThat(remote.slice(remote.window(), remote.view()).events()).containsOnlyKeys(good);
    }

    @Rule(id = "CP-002", text = "An event that becomes unreadable is never told as removed.")
    default void doesNotTakeUnreadableForGone(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("bad", 4));
        Feed before = remote.snapshot();
        spoil(remote, key);
        Feed after = remote.since(before);
        assertThat(after.removed()).isEmpty();
        assertThat(after.unreadable()).containsExactly(key);
    }

    @Rule(id = "CP-003", text = "get() of an event that is there but cannot be read fails with PERMANENT.")
    default void failsToGetWhatItCannotRead(ProviderUnderTest remote) throws Exception {
        EventKey bad = spoiled(remote);
        assertThat(ProviderUnderTest.failure(() -> remote.find(bad))).isEqualTo(FailureKind.PERMANENT);
    }

    @Rule(
            id = "CP-004",
            text = "Several threads may read and write one calendar at once, and nothing is lost or mixed up.")
    default void isSafeForSeveralThreads(ProviderUnderTest remote) throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            tasks.add(() -> {
                for (int i = 0; i < 8; i++) {
                    String name = number + "-" + i;
                    RemoteEvent copy = remote.create(name, remote.event(name, 5 + i));
                    assertThat(copy.event().title()).isEqualTo(name);
                    assertThat(remote.get(copy.key())).isEqualTo(copy);
                    assertThat(remote.snapshot().titles()).contains(name);
                }
                return number;
            });
        }
        Threads.together(tasks);
        assertThat(remote.snapshot().titles()).hasSize(THREADS * 8).doesNotHaveDuplicates();
    }

    @Rule(
            id = "CP-005",
            text =
                    "Of several updates that were decided on one version exactly one is written, the others meet CONFLICT.")
    default void letsOneUpdateWin(ProviderUnderTest remote) throws Exception {
        RemoteEvent at = remote.create("original-1", remote.event("start", 3));
        for (int round = 0; round < 5; round++) {
            List<Callable<WriteOutcome>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                RemoteWrite update = remote.update(
                        at, at.event().toBuilder().title(round + "-" + thread).build(), EventField.TITLE);
                tasks.add(() -> remote.write(update));
            }
            List<WriteOutcome> outcomes = Threads.together(tasks);
            List<RemoteEvent> winners = outcomes.stream()
                    .filter(WriteOutcome.Written.class::isInstance)
                    .map(ProviderUnderTest::written)
                    .toList();
            assertThat(winners).as("written").hasSize(1);
            assertThat(outcomes)
                    .filteredOn(WriteOutcome.Failed.class::isInstance)
                    .extracting(
                            outcome -> ((WriteOutcome.Failed) outcome).failure().kind())
                    .hasSize(THREADS - 1)
                    .containsOnly(FailureKind.CONFLICT);
            at = remote.get(at.key());
            assertThat(at.event().title()).isEqualTo(winners.get(0).event().title());
        }
    }

    @Rule(
            id = "CP-006",
            text =
                    "findCopies() also finds a copy that cannot be read, with its mark and a version with which it can be deleted.")
    default void findsCopiesThatItCannotRead(ProviderUnderTest remote) {
        RemoteEvent good = remote.create("original-1", remote.event("good", 3));
        RemoteEvent bad = remote.create("original-2", remote.event("bad", 4));
        spoil(remote, bad.key());
        List<RemoteEvent> found = remote.provider().findCopies(remote.calendar(), "kit", "pair-1");
        assertThat(found).extracting(RemoteEvent::key).containsExactlyInAnyOrder(good.key(), bad.key());
        assertThat(found).contains(remote.get(good.key()));
        RemoteEvent unread = found.stream()
                .filter(copy -> copy.key().equals(bad.key()))
                .findFirst()
                .orElseThrow();
        assertThat(unread.originMark()).isEqualTo(bad.originMark());
        assertThat(remote.write(remote.delete(unread))).isEqualTo(new WriteOutcome.Deleted());
        assertThat(remote.provider().findCopies(remote.calendar(), "kit", "pair-1"))
                .extracting(RemoteEvent::key)
                .containsExactly(good.key());
    }

    private static EventKey spoiled(ProviderUnderTest remote) {
        EventKey key = remote.person().create(remote.event("bad", 4));
        spoil(remote, key);
        return key;
    }

    private static void spoil(ProviderUnderTest remote, EventKey key) {
        if (!remote.person().spoil(key)) {
            throw Verdict.notExercised("cannot make an event unreadable");
        }
    }
}
