package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kalends.memory.Fixture.ACCOUNT;
import static org.kalends.memory.Fixture.MARCH;
import static org.kalends.memory.Fixture.event;
import static org.kalends.memory.Fixture.failure;
import static org.kalends.memory.Fixture.stored;
import static org.kalends.memory.InMemoryProviderTest.fails;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;

class InMemoryFaultsTest {

    private static final RecurrenceView VIEW = RecurrenceView.OCCURRENCES;

    private final Fixture fixture = new Fixture(builder -> builder.pageSize(2));
    private final InMemoryFaults faults = fixture.provider.faults();

    @Test
    void aNormaliserChangesWhateverIsWrittenByPersonsAndPrograms() {
        faults.normalise(event ->
                event.toBuilder().title(event.title().strip()).location("here").build());
        RemoteEvent copy = stored(fixture.create(" Lunch "));

        RemoteEvent updated = stored(fixture.update(copy, event(" Dinner "), EventField.TITLE));
        fixture.calendar.add(event(" Own "));

        assertThat(copy.event().location()).isEqualTo("here");
        assertThat(updated.event().title()).isEqualTo("Dinner");
        assertThat(fixture.calendar.events())
                .extracting(each -> each.event().title())
                .containsExactly("Dinner", "Own");
    }

    @Test
    void aLostAnswerIsAmbiguousAndTheWriteHappened() {
        faults.loseAnswer(2);

        assertThat(stored(fixture.create("Lunch")).event().title()).isEqualTo("Lunch");
        RemoteEvent copy = fixture.calendar.events().get(0);
        assertThat(failure(fixture.update(copy, event("Dinner"), EventField.TITLE)))
                .isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(fixture.get(copy.key()).event().title()).isEqualTo("Dinner");
    }

    @Test
    void aWriteThatFailsBeforeChangesNothing() {
        faults.failWrites(1, FailureKind.RETRYABLE);

        assertThat(failure(fixture.create("Lunch"))).isEqualTo(FailureKind.RETRYABLE);
        assertThat(fixture.calendar.events()).isEmpty();
        stored(fixture.create("Lunch"));
    }

    @Test
    void throttledCallsSayHowLongToWait() {
        faults.throttle(1, Duration.ofSeconds(30));

        ProviderException thrown = catchThrowableOfType(ProviderException.class, () -> fixture.create("Lunch"));

        assertThat(thrown.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(30));
        stored(fixture.create("Lunch"));
    }

    @Test
    void theNthReadFails() {
        faults.failRead(2, FailureKind.RETRYABLE);

        fixture.provider.calendars(ACCOUNT);
        fails(() -> fixture.provider.calendars(ACCOUNT), FailureKind.RETRYABLE);
        assertThat(fixture.provider.calendars(ACCOUNT)).hasSize(1);
    }

    @Test
    void aPageInTheMiddleFails() {
        List.of("one", "two", "three").forEach(title -> fixture.calendar.add(event(title)));
        faults.failPage(2, FailureKind.RETRYABLE);

        fails(() -> fixture.changes(VIEW, Optional.empty()), FailureKind.RETRYABLE);
        assertThat(fixture.changes(VIEW, Optional.empty())).hasSize(3);
    }

    @Test
    void aRevokedAccountFailsUntilItIsGrantedAgain() {
        faults.revoke(ACCOUNT);
        fails(() -> fixture.provider.read(fixture.calendar.ref(), MARCH, VIEW), FailureKind.AUTHENTICATION);

        faults.grant(ACCOUNT);
        assertThat(fixture.provider.read(fixture.calendar.ref(), MARCH, VIEW)).isEmpty();
    }

    @Test
    void hooksSeeEachCallAndMayChangeTheWorldOrStopIt() {
        faults.before(call -> {
            if (call.kind() == InMemoryCall.Kind.UPDATE) {
                fixture.calendar.bump(fixture.calendar.events().get(0).key());
            }
        });
        RemoteEvent copy = stored(fixture.create("Lunch"));
        assertThat(failure(fixture.update(copy, event("Dinner"), EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);

        faults.after(call -> {
            throw new AssertionError("stopped");
        });
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> fixture.delete(copy.key(), fixture.get(copy.key()).version()));
        faults.clear();
        stored(fixture.update(fixture.get(copy.key()), event("Dinner"), EventField.TITLE));
    }

    @Test
    void callsAreCountedByKind() {
        fixture.create("Lunch");
        fixture.changes(VIEW, Optional.empty());

        assertThat(faults.count(InMemoryCall.Kind.WRITE)).isOne();
        assertThat(faults.count(InMemoryCall.Kind.CREATE)).isOne();
        assertThat(faults.count(InMemoryCall.Kind.CHANGES)).isOne();
        assertThat(faults.calls()).isEqualTo(2);
        assertThat(faults.writes()).isOne();
        faults.resetCounts();
        assertThat(faults.calls()).isZero();
    }
}
