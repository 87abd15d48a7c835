package org.kalends.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * The provider of a remote with somebody who looks on, and with failures that are planned for the next calls. As long as nobody
 * interferes, batches are handed on as they are; else write by write, so that there is a moment between each two of them.
 */
final class WatchedProvider extends ForwardingProvider {

    /** Who looks on. What it throws comes out of the call. */
    interface Watcher {
        /** Something is about to be read, or a batch to be written. */
        void calling();

        /** One write is about to be carried out. */
        void writing(RemoteWrite write);

        /** One write was carried out, whether or not the answer arrives. */
        void written(RemoteWrite write, boolean answerLost);

        /** Returns whether something may happen between two writes. */
        boolean interferes();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Remote remote;
    private final Watcher watcher;
    private final Countdown throttled = new Countdown();
    private final Countdown failedRead = new Countdown();
    private final Countdown failedWrite = new Countdown();
    private final Countdown lostAnswer = new Countdown();
    private int failedPage;
    private FailureKind failure = FailureKind.RETRYABLE;
    private Optional<Cursor> nextPage = Optional.empty();
    private int page;

    /** Counts the calls until something happens. */
    private static final class Countdown {
        private int calls;

        void start(int nth) {
            calls = nth;
        }

        boolean isOver() {
            return calls > 0 && --calls == 0;
        }

        boolean endsWithin(int more) {
            return calls > 0 && calls <= more;
        }
    }

    WatchedProvider(Remote remote, Watcher watcher) {
        super(remote.provider());
        this.remote = remote;
        this.watcher = watcher;
    }

    /** Refuses the next call. */
    void throttle() {
        throttled.start(1);
    }

    /** Fails the {@code nth} read from now on, counted from 1; pages count one by one. */
    void failRead(int nth) {
        failedRead.start(nth);
    }

    /** Fails the next page that has this number in its answer, counted from 1. */
    void failPage(int number, FailureKind kind) {
        failedPage = number;
        failure = kind;
    }

    /** Fails the {@code nth} write from now on before anything is changed. */
    void failWrite(int nth, FailureKind kind) {
        failedWrite.start(nth);
        failure = kind;
    }

    /** Carries out the {@code nth} write from now on and loses its answer. */
    void loseAnswer(int nth) {
        lostAnswer.start(nth);
    }

    /** Plans no failure any more. */
    void calm() {
        List.of(throttled, failedRead, failedWrite, lostAnswer).forEach(countdown -> countdown.start(0));
        failedPage = 0;
        remote.calm();
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return read(() -> super.calendars(account));
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return read(() -> {
            ChangePage answer = super.changes(calendar, window, view, cursor);
            page = cursor.isPresent() && cursor.equals(nextPage) ? page + 1 : 1;
            if (page == failedPage) {
                failedPage = 0;
                throw told(failure, "a page");
            }
            nextPage = Optional.of(answer.next()).filter(next -> answer.more());
            return answer;
        });
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return read(() -> super.read(calendar, slice, view));
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return read(() -> super.occurrences(calendar, seriesKey, window));
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return read(() -> super.get(calendar, key));
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return read(() -> super.findByOrigin(calendar, mark));
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return read(() -> super.findCopies(calendar, installation, pair));
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return read(() -> super.findByUid(calendar, iCalUid));
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        call();
        if (!watcher.interferes()) {
            return together(calendar, writes);
        }
        List<WriteOutcome> outcomes = new ArrayList<>();
        for (RemoteWrite write : writes) {
            outcomes.addAll(together(calendar, List.of(write)));
        }
        return outcomes;
    }

    private List<WriteOutcome> together(CalendarRef calendar, List<RemoteWrite> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>();
        Map<Integer, RemoteWrite> sent = new TreeMap<>();
        for (RemoteWrite write : writes) {
            if (!failedWrite.isOver() || remote.strike(Remote.Fault.WRITE_REFUSED)) {
                watcher.writing(write);
                sent.put(outcomes.size(), write);
            }
            outcomes.add(new WriteOutcome.Failed(told(failure, "a write")));
        }
        if (lostAnswer.endsWithin(sent.size()) && remote.strike(Remote.Fault.ANSWER_LOST)) {
            lostAnswer.start(0);
        }
        if (!sent.isEmpty()) {
            Iterator<WriteOutcome> answers =
                    super.write(calendar, List.copyOf(sent.values())).iterator();
            sent.forEach((place, write) -> outcomes.set(place, outcome(write, answers.next())));
        }
        return outcomes;
    }

    private WriteOutcome outcome(RemoteWrite write, WriteOutcome answer) {
        if (answer instanceof WriteOutcome.Failed failed) {
            if (failed.failure().kind() == FailureKind.AMBIGUOUS) {
                watcher.written(write, true);
            }
            return answer;
        }
        boolean lost = lostAnswer.isOver();
        watcher.written(write, lost);
        return lost ? new WriteOutcome.Failed(told(FailureKind.AMBIGUOUS, "an answer")) : answer;
    }

    private <T> T read(Supplier<T> work) {
        if (failedRead.isOver()) {
            throw told(FailureKind.RETRYABLE, "a read");
        }
        call();
        return work.get();
    }

    private void call() {
        if (throttled.isOver() && !remote.strike(Remote.Fault.THROTTLED)) {
            throw new ProviderException(
                    FailureKind.RATE_LIMITED, "told to be throttled", Optional.of(PATIENCE), Optional.empty());
        }
        watcher.calling();
    }

    private static ProviderException told(FailureKind kind, String what) {
        return new ProviderException(kind, "told to fail " + what);
    }
}
