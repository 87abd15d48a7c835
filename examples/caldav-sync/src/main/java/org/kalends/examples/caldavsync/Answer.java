package org.kalends.examples.caldavsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncPreview;

/** Tells what was done, to a person or to a script. */
final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final boolean json;
    private final PrintWriter out;
    private final Remote from;
    private final Remote to;

    Answer(boolean json, PrintWriter out, Remote from, Remote to) {
        this.json = json;
        this.out = out;
        this.from = from;
        this.to = to;
    }

    /** Tells what a run did. */
    ExitCode report(RunReport report, SyncPair pair, List<ParkedEvent> parked) {
        ExitCode code = code(report, pair, parked);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("outcome", report.outcome().name());
        report.reason().ifPresent(reason -> facts.put("reason", reason));
        report.dueAgain().ifPresent(due -> facts.put("runAgainAt", due.toString()));
        facts.put("to", counts(report.forward()));
        facts.put("from", counts(report.back()));
        facts.put("parked", parked.stream().map(Answer::parked).toList());
        facts.put("notes", report.notes().stream().map(Answer::note).toList());
        facts.put("requests", Map.of("from", from.requests(), "to", to.requests()));
        facts.put(
                "seconds",
                Duration.between(report.startedAt(), report.endedAt()).toMillis() / 1000.0);
        facts.put("exitCode", code.code);
        if (json) {
            print(facts);
        } else {
            out.println(report.outcome()
                    + report.reason().map(reason -> ": " + reason).orElse(""));
            out.println("to:   " + words(report.forward()));
            out.println("from: " + words(report.back()));
            report.notes()
                    .forEach(note -> out.println("note: " + name(note.side()) + " " + note.key() + ": " + note.text()));
            parked.forEach(event -> out.println("not synced: " + name(event.side()) + " " + event.key() + ": "
                    + event.reason() + " (tried again by " + event.retryAt() + ")"));
            out.println("requests: from " + from.requests() + ", to " + to.requests());
        }
        return code;
    }

    /** Tells what a run would do. */
    ExitCode preview(SyncPreview preview) {
        List<Map<String, Object>> items =
                preview.items().stream().map(Answer::item).toList();
        if (json) {
            print(Map.of("preview", items, "needsConfirmation", preview.needsConfirmation()));
        } else {
            items.forEach(item -> out.println(String.join(
                    "  ", item.values().stream().map(Object::toString).toList())));
            out.println(preview);
        }
        return preview.needsConfirmation() ? ExitCode.NEEDS_CONFIRMATION : ExitCode.IN_STEP;
    }

    private static ExitCode code(RunReport report, SyncPair pair, List<ParkedEvent> parked) {
        if (pair.status() == SyncPair.Status.NEEDS_CONFIRMATION) {
            return ExitCode.NEEDS_CONFIRMATION;
        }
        return switch (report.outcome()) {
            case SUCCEEDED -> parked.isEmpty() ? ExitCode.IN_STEP : ExitCode.EVENTS_PARKED;
            case NEEDS_CONFIRMATION -> ExitCode.NEEDS_CONFIRMATION;
            case NEEDS_RECONNECT -> ExitCode.SIGN_IN_REFUSED;
            case SKIPPED, DEFERRED, FAILED -> ExitCode.TRY_LATER;
        };
    }

    private static Map<String, Object> counts(RunReport.Counts counts) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("created", counts.created());
        facts.put("updated", counts.updated());
        facts.put("deleted", counts.deleted());
        facts.put("unchanged", counts.unchanged());
        return facts;
    }

    private static String words(RunReport.Counts counts) {
        return counts.created() + " created, " + counts.updated() + " updated, " + counts.deleted() + " deleted, "
                + counts.unchanged() + " unchanged";
    }

    private static Map<String, Object> parked(ParkedEvent event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("calendar", name(event.side()));
        facts.put("event", event.key().value());
        facts.put("reason", event.reason());
        facts.put("since", event.since().toString());
        facts.put("retryAt", event.retryAt().toString());
        return facts;
    }

    private static Map<String, Object> note(RunReport.Note note) {
        return Map.of("calendar", name(note.side()), "event", note.key().value(), "text", note.text());
    }

    private static Map<String, Object> item(SyncPreview.Item item) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", item.kind().name());
        facts.put("calendar", name(item.side()));
        facts.put("event", item.key().value());
        item.event().ifPresent(event -> {
            facts.put("title", event.title());
            facts.put("time", event.time().toString());
        });
        return facts;
    }

    private static String name(Side side) {
        return side == Side.A ? "from" : "to";
    }

    private void print(Map<String, Object> facts) {
        try {
            out.println(JSON.writeValueAsString(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}
