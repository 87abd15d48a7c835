package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.Direction;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair.Status;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.CountsView;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncCalendarView;
import org.kalends.host.sync.SyncCalendarView.Updates;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.SyncView;

final class RunLinesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static final CountsView NOTHING = new CountsView(0, 0, 0, 7, 0);

    private final RunLines lines = new RunLines(new Moments(Clock.fixed(NOW, ZoneOffset.UTC)));

    private final SyncView sync = sync();

    private static SyncView sync() {
        CalendarChoice one = new CalendarChoice("c1", "a");
        SyncRequest standard = SyncRequest.standard(one, one, Direction.TWO_WAY);
        return new SyncView(
                "s1",
                Status.ACTIVE,
                new SyncCalendarView("c1", "a", "Work", Updates.PUSH),
                new SyncCalendarView("c2", "b", "Home", Updates.POLLING),
                standard.direction(),
                standard.recurrence(),
                standard.window(),
                standard.forward(),
                standard.back(),
                standard.conflict(),
                standard.deletedCopy(),
                standard.guard(),
                standard.editOwnMeetings(),
                NOW,
                3,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ReportView report(int minutesAgo, Outcome outcome, CountsView forward, CountsView back) {
        Instant ended = NOW.minusSeconds(minutesAgo * 60L);
        return new ReportView(
                "r" + minutesAgo,
                ended.minusSeconds(2),
                ended,
                outcome,
                forward.created() + back.created(),
                forward.updated() + back.updated(),
                forward.deleted() + back.deleted(),
                forward.unchanged() + back.unchanged(),
                forward.parked() + back.parked(),
                Optional.empty(),
                forward,
                back,
                List.of(),
                Optional.empty());
    }

    @Test
    void tellsWhatARunDidToEachCalendar() {
        RunLine line = lines.of(
                sync, report(1, Outcome.SUCCEEDED, new CountsView(3, 1, 0, 0, 0), new CountsView(0, 0, 2, 0, 1)));
        assertThat(line.deeds()).containsExactly("Home: 3 added, 1 changed", "Work: 2 deleted, 1 set aside");
        assertThat(line.when()).isEqualTo("1 minute ago");
        assertThat(line.took()).isEqualTo("2 seconds");
    }

    @Test
    void runsThatFoundNothingOneAfterTheOtherShareALine() {
        List<RunLine> told = lines.of(
                sync,
                List.of(
                        report(1, Outcome.SUCCEEDED, NOTHING, NOTHING),
                        report(2, Outcome.SUCCEEDED, NOTHING, NOTHING),
                        report(3, Outcome.SUCCEEDED, NOTHING, NOTHING),
                        report(4, Outcome.SUCCEEDED, new CountsView(1, 0, 0, 0, 0), NOTHING),
                        report(5, Outcome.SUCCEEDED, NOTHING, NOTHING)));
        assertThat(told)
                .extracting(RunLine::deeds)
                .containsExactly(
                        List.of("Nothing had changed, 3 times since 3 minutes ago"),
                        List.of("Home: 1 added"),
                        List.of("Nothing had changed"));
        assertThat(told.get(0).when()).isEqualTo("1 minute ago");
    }

    @Test
    void aRunThatDidNotSucceedIsNeverSilent() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(lines.of(sync, report(1, outcome, NOTHING, NOTHING)).deeds())
                    .as(outcome.name())
                    .hasSize(1)
                    .allMatch(words -> words.length() > 10);
        }
    }
}
