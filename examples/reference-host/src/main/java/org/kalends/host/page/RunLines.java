package org.kalends.host.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.host.sync.CountsView;
import org.kalends.host.sync.NoteView;
import org.kalends.host.sync.Place;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncView;
import org.springframework.stereotype.Component;

/** Reports of runs in the words of people. */
@Component
final class RunLines {

    private final Moments moments;

    RunLines(Moments moments) {
        this.moments = moments;
    }

    /** Returns a line for each run; runs that found nothing one after the other share one. */
    List<RunLine> of(SyncView sync, List<ReportView> reports) {
        List<RunLine> lines = new ArrayList<>();
        int quiet = 0;
        for (int i = 0; i < reports.size(); i++) {
            quiet = isQuiet(reports.get(i)) ? quiet + 1 : 0;
            if (quiet > 1) {
                lines.set(lines.size() - 1, quiet(of(sync, reports.get(i + 1 - quiet)), quiet, reports.get(i)));
            } else {
                lines.add(of(sync, reports.get(i)));
            }
        }
        return lines;
    }

    private static boolean isQuiet(ReportView report) {
        return report.outcome() == Outcome.SUCCEEDED
                && report.created() + report.updated() + report.deleted() + report.parked() == 0
                && report.notes().isEmpty();
    }

    private RunLine quiet(RunLine newest, int count, ReportView oldest) {
        return new RunLine(
                newest.chip(),
                newest.when(),
                newest.moment(),
                newest.took(),
                List.of("Nothing had changed, " + count + " times since " + moments.ago(oldest.startedAt())),
                newest.reason(),
                newest.notes());
    }

    RunLine of(SyncView sync, ReportView report) {
        return new RunLine(
                chip(report.outcome()),
                moments.ago(report.endedAt()),
                report.endedAt().toString(),
                moments.words(Duration.between(report.startedAt(), report.endedAt())),
                deeds(sync, report),
                report.reason(),
                report.notes().stream().map(note -> text(sync, note)).toList());
    }

    private static List<String> deeds(SyncView sync, ReportView report) {
        List<String> deeds = Stream.of(
                        deed(sync.target().name(), report.forward()),
                        deed(sync.source().name(), report.back()))
                .flatMap(Optional::stream)
                .toList();
        return deeds.isEmpty() ? List.of(without(report.outcome())) : deeds;
    }

    private static String without(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "Nothing had changed";
            case DEFERRED -> "A calendar asked to wait; it goes on by itself";
            case FAILED -> "A calendar or the network failed; it tries again by itself";
            case NEEDS_CONFIRMATION -> "Many events would have been deleted, so nothing was written";
            case NEEDS_RECONNECT -> "An account gave no access; nothing was deleted";
            case SKIPPED -> "It was paused, or another run was under way";
        };
    }

    private static Optional<String> deed(String calendar, CountsView counts) {
        String done = Stream.of(
                        count(counts.created(), "added"),
                        count(counts.updated(), "changed"),
                        count(counts.deleted(), "deleted"),
                        count(counts.parked(), "set aside"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return done.isEmpty() ? Optional.empty() : Optional.of(calendar + ": " + done);
    }

    private static Optional<String> count(int number, String what) {
        return number == 0 ? Optional.empty() : Optional.of(number + " " + what);
    }

    private static String text(SyncView sync, NoteView note) {
        String calendar = note.calendar() == Place.SOURCE
                ? sync.source().name()
                : sync.target().name();
        return calendar + ": " + note.text();
    }

    static Chip chip(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> new Chip(Chip.Tone.GOOD, "Done");
            case DEFERRED -> new Chip(Chip.Tone.WAIT, "Waits");
            case FAILED -> new Chip(Chip.Tone.BAD, "Failed");
            case NEEDS_CONFIRMATION -> new Chip(Chip.Tone.WAIT, "Asked you first");
            case NEEDS_RECONNECT -> new Chip(Chip.Tone.BAD, "No access");
            case SKIPPED -> new Chip(Chip.Tone.IDLE, "Skipped");
        };
    }
}
