package org.kalends.host.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.store.RunReport;

/**
 * What one run did, in total and for each direction. Names ids and reasons, never content.
 *
 * @param id names it
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param outcome how it ended
 * @param created events that were written new
 * @param updated events of which fields were written
 * @param deleted events that were deleted
 * @param unchanged events that were looked at and needed nothing
 * @param parked events that could not be synced
 * @param reason why it did not simply succeed, and what to do
 * @param forward what it did to the target
 * @param back what it did to the source
 * @param notes what a person may want to know about single events
 * @param dueAgain when it wants to run again, if soon
 */
public record ReportView(
        String id,
        Instant startedAt,
        Instant endedAt,
        RunReport.Outcome outcome,
        int created,
        int updated,
        int deleted,
        int unchanged,
        int parked,
        Optional<String> reason,
        CountsView forward,
        CountsView back,
        List<NoteView> notes,
        Optional<Instant> dueAgain) {

    static ReportView of(RunReport report) {
        RunReport.Counts forward = report.forward();
        RunReport.Counts back = report.back();
        return new ReportView(
                report.id(),
                report.startedAt(),
                report.endedAt(),
                report.outcome(),
                forward.created() + back.created(),
                forward.updated() + back.updated(),
                forward.deleted() + back.deleted(),
                forward.unchanged() + back.unchanged(),
                forward.parked() + back.parked(),
                report.reason(),
                CountsView.of(forward),
                CountsView.of(back),
                report.notes().stream().map(NoteView::of).toList(),
                report.dueAgain());
    }
}
