package org.kalends.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;

/** The table {@code kalends_report}: the latest runs of each pair. */
public final class ReportRows {

    private static final int KEPT = 200;

    private static final String ADD = "INSERT INTO kalends_report (pair_id, report) VALUES (?, ?)";

    private static final String TRIM = """
            DELETE FROM kalends_report WHERE pair_id = ? AND place <=
              (SELECT place FROM kalends_report WHERE pair_id = ? ORDER BY place DESC OFFSET ? ROWS FETCH FIRST 1 ROW ONLY)
            """;

    private static final String LATEST =
            "SELECT place, report FROM kalends_report WHERE pair_id = ? ORDER BY place DESC FETCH FIRST ? ROWS ONLY";

    /** A report as text. */
    record ReportText(
            String id,
            Instant startedAt,
            Instant endedAt,
            RunReport.Outcome outcome,
            RunReport.Counts forward,
            RunReport.Counts back,
            List<NoteText> notes,
            Optional<String> reason,
            Optional<Instant> dueAgain) {}

    record NoteText(Side side, String key, String text) {}

    private final Session session;

    /** Creates it for a transaction. */
    public ReportRows(Session session) {
        this.session = session;
    }

    /** Adds a report and lets the oldest ones go. */
    public void add(PairId pair, RunReport report) throws SQLException {
        session.update(ADD, pair.value(), Json.write(text(report)));
        session.update(TRIM, pair.value(), pair.value(), KEPT);
    }

    /** Returns the latest reports of a pair, newest first. */
    public List<RunReport> latest(PairId pair, int limit) throws SQLException {
        return session.list(LATEST, row -> report(pair, row), pair.value(), limit);
    }

    private static ReportText text(RunReport report) {
        return new ReportText(
                report.id(),
                report.startedAt(),
                report.endedAt(),
                report.outcome(),
                report.forward(),
                report.back(),
                report.notes().stream()
                        .map(note -> new NoteText(note.side(), note.key().value(), note.text()))
                        .toList(),
                report.reason(),
                report.dueAgain());
    }

    private static RunReport report(PairId pair, ResultSet row) throws SQLException {
        return Json.row("report " + row.getLong("place") + " of pair " + pair, () -> {
            ReportText text = Json.read(row.getString("report"), ReportText.class);
            return new RunReport(
                    text.id(),
                    pair,
                    text.startedAt(),
                    text.endedAt(),
                    text.outcome(),
                    text.forward(),
                    text.back(),
                    text.notes().stream()
                            .map(note -> new RunReport.Note(note.side(), new EventKey(note.key()), note.text()))
                            .toList(),
                    text.reason(),
                    text.dueAgain());
        });
    }
}
