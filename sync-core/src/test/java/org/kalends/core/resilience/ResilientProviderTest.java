package org.kalends.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryCall.Kind;
import org.kalends.memory.InMemoryProvider;

/** Limits per account, counted in calls. */
class ResilientProviderTest {

    private static final Duration TINY = Duration.ofMillis(1);
    private static final AccountId OTHER = new AccountId("other");

    private final InMemoryProvider remote = InMemoryProvider.builder(
                    new ProviderId("memory"), Clock.fixed(World.NOW, ZoneOffset.UTC))
            .build();
    private final InMemoryCalendar calendar = remote.addCalendar(World.ANNA, "main", World.BERLIN);
    private final InMemoryCalendar others = remote.addCalendar(OTHER, "main", World.BERLIN);

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"RETRYABLE", "RATE_LIMITED"})
    void whatPassesQuicklyIsTriedAgain(FailureKind kind) {
        CalendarProvider provider = limited(4, 1000, 3, TINY);
        remote.faults().failRead(1, kind);
        remote.faults().failRead(1, kind);

        assertThat(provider.calendars(World.ANNA)).hasSize(1);

        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RETRYABLE", "RATE_LIMITED"})
    void whatATryCannotMendIsHandedOnAtOnce(FailureKind kind) {
        CalendarProvider provider = limited(4, 1000, 3, TINY);
        remote.faults().failRead(1, kind);

        assertThat(failure(() -> provider.calendars(World.ANNA)).kind()).isEqualTo(kind);

        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(1);
    }

    @Test
    void triesAreBounded() {
        CalendarProvider provider = limited(4, 1000, 3, TINY);
        remote.faults().throttle(100, Duration.ZERO);

        assertThat(failure(() -> provider.calendars(World.ANNA)).kind()).isEqualTo(FailureKind.RATE_LIMITED);

        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(3);
    }

    @Test
    void aRetryAfterThatIsLongerThanTheLongestPauseIsHandedOnAtOnceAndWhole() {
        CalendarProvider provider = limited(4, 1000, 3, Duration.ofMillis(50));
        remote.faults().throttle(1, Duration.ofHours(2));

        assertThat(failure(() -> provider.calendars(World.ANNA)).retryAfter()).contains(Duration.ofHours(2));

        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(1);
    }

    @Test
    void aShortRetryAfterIsWaitedFor() {
        CalendarProvider provider = limited(4, 1000, 2, Duration.ofSeconds(1));
        Duration asked = Duration.ofMillis(350);
        remote.faults().throttle(1, asked);
        long begin = System.nanoTime();

        provider.calendars(World.ANNA);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(asked);
        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(2);
    }

    @Test
    void anAccountThatIsOverItsLimitWaitsAndNobodyElseDoes() {
        CalendarProvider provider = limited(4, 5, 3, TINY);
        for (int i = 0; i < 5; i++) {
            provider.calendars(World.ANNA);
        }

        ProviderException failure = failure(() -> provider.calendars(World.ANNA));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1)));
        assertThat(remote.faults().count(Kind.CALENDARS)).isEqualTo(5);
        assertThat(provider.calendars(OTHER)).hasSize(1);
    }

    @Test
    void eachWriteOfABatchCountsAndABatchBeyondTheLimitStillGoesThroughOnce() {
        CalendarProvider provider = limited(4, 10, 1, TINY);

        assertThat(provider.write(calendar.ref(), creations(0, 8))).hasSize(8);
        assertThat(failure(() -> provider.write(calendar.ref(), creations(8, 3)))
                        .kind())
                .isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(calendar.events()).hasSize(8);
        assertThat(provider.write(others.ref(), creations(0, 30))).hasSize(30);
    }

    @Test
    void anAccountThatKeepsFailingIsLeftAloneForAWhileAndNobodyElseIs() {
        CalendarProvider provider = limited(4, 1000, 1, TINY);
        remote.faults().before(call -> {
            if (call.account().equals(World.ANNA)) {
                throw new ProviderException(FailureKind.RETRYABLE, "down");
            }
        });
        for (int i = 0; i < 10; i++) {
            assertThat(failure(() -> provider.calendars(World.ANNA)).kind()).isEqualTo(FailureKind.RETRYABLE);
        }
        remote.faults().resetCounts();

        ProviderException failure = failure(() -> provider.calendars(World.ANNA));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isPresent();
        assertThat(remote.faults().calls()).isZero();
        assertThat(provider.calendars(OTHER)).hasSize(1);
    }

    @Test
    void refusalsThatAreNobodysTroubleDoNotOpenTheBreaker() {
        CalendarProvider provider = limited(4, 1000, 1, TINY);
        for (int i = 0; i < 30; i++) {
            remote.faults().failRead(1, FailureKind.NOT_FOUND);
            assertThat(failure(() -> provider.calendars(World.ANNA)).kind()).isEqualTo(FailureKind.NOT_FOUND);
        }

        assertThat(provider.calendars(World.ANNA)).hasSize(1);
    }

    @Test
    void onlySoManyCallsOfAnAccountAreUnderWayAtOnce() throws Exception {
        CalendarProvider provider = limited(2, 1000, 1, Duration.ofMinutes(1));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoAreIn = new CountDownLatch(2);
        remote.faults().before(call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            twoAreIn.countDown();
            await(twoAreIn);
        });
        remote.faults().after(call -> now.decrementAndGet());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> provider.calendars(World.ANNA).size()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void whoFindsAllPlacesTakenForTooLongIsToldToComeLater() throws Exception {
        CalendarProvider provider = limited(1, 1000, 1, TINY);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        remote.faults().before(call -> {
            if (call.account().equals(World.ANNA)) {
                inside.countDown();
                await(leave);
            }
        });
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> slow =
                    threads.submit(() -> provider.calendars(World.ANNA).size());
            await(inside);

            assertThat(failure(() -> provider.calendars(World.ANNA)).kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(provider.calendars(OTHER)).hasSize(1);

            leave.countDown();
            assertThat(slow.get(1, TimeUnit.MINUTES)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNotRepeatedHere() {
        CalendarProvider provider = limited(4, 1000, 3, TINY);
        remote.faults().loseAnswers(1);

        List<WriteOutcome> outcomes = provider.write(calendar.ref(), creations(0, 1));

        assertThat(((WriteOutcome.Failed) outcomes.get(0)).failure().kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(remote.faults().writes()).isEqualTo(1);
    }

    @Test
    void everyMethodIsHandedOnAndCountedOnce() {
        CalendarProvider provider = limited(4, 9, 1, TINY);
        OriginMark mark = new OriginMark("here", "pair", "nothing", 0);
        var key = calendar.add(World.weekly("series", "2026-03-03T09:00"));

        assertThat(provider.id()).isEqualTo(remote.id());
        assertThat(provider.capabilities()).isEqualTo(remote.capabilities());
        provider.calendars(World.ANNA);
        provider.changes(calendar.ref(), World.ALWAYS, RecurrenceView.SERIES, Optional.empty());
        provider.read(calendar.ref(), World.ALWAYS, RecurrenceView.SERIES);
        assertThat(provider.occurrences(calendar.ref(), key, World.ALWAYS)).isNotEmpty();
        assertThat(provider.get(calendar.ref(), key)).isPresent();
        assertThat(provider.findByOrigin(calendar.ref(), mark)).isEmpty();
        assertThat(provider.findCopies(calendar.ref(), "here", "pair")).isEmpty();
        assertThat(provider.findByUid(calendar.ref(), "nobody")).isEmpty();
        provider.write(calendar.ref(), creations(0, 1));

        assertThat(remote.faults().calls()).isEqualTo(9);
        assertThatThrownBy(() -> provider.get(calendar.ref(), key)).isInstanceOf(ProviderException.class);
        assertThat(remote.faults().calls()).isEqualTo(9);
    }

    private CalendarProvider limited(int concurrent, int perMinute, int attempts, Duration longestPause) {
        return new ResilientProvider(remote, new CallLimits(concurrent, perMinute, attempts, longestPause));
    }

    private static List<RemoteWrite> creations(int first, int number) {
        List<RemoteWrite> writes = new ArrayList<>();
        for (int i = first; i < first + number; i++) {
            OriginMark mark = new OriginMark("here", "pair", "original-" + i, 0);
            writes.add(new RemoteWrite.Create(mark, World.event("event", "2026-03-03T09:00")));
        }
        return writes;
    }

    private static ProviderException failure(Runnable call) {
        return catchThrowableOfType(ProviderException.class, call::run);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
