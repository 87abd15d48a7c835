package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.google.GoogleFixture.event;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with a write goes wrong with a part of a batch too; a connection breaks for all its parts. */
final class BatchFaultsTest {

    private final GoogleFixture google = new GoogleFixture();

    private final GoogleFaults faults = google.google.faults();

    @AfterEach
    void close() {
        google.close();
    }

    private String batch(String... events) {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("--b\r\nContent-Type: application/http\r\n\r\nPOST /calendar/v3")
                    .append(google.events())
                    .append("?sendUpdates=none HTTP/1.1\r\nContent-Type: application/json\r\n\r\n")
                    .append(event)
                    .append("\r\n");
        }
        return google.send(
                        "POST", "/batch/calendar/v3", body + "--b--\r\n", "Content-Type", "multipart/mixed; boundary=b")
                .response()
                .body();
    }

    private List<String> summaries() {
        return google.calendar.events().stream()
                .map(item -> item.path("summary").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"WRITE_412_SPURIOUS, 412", "BATCH_PART_503, 503"})
    void refusesAPartThatWrites(GoogleFault fault, int status) {
        faults.once(fault);
        assertThat(batch(event("a"), event("b"))).containsSubsequence("HTTP/1.1 " + status, "HTTP/1.1 200 OK");
        assertThat(summaries()).containsExactly("b");
    }

    @Test
    void refusesTheZoneOfAPart() {
        faults.on(GoogleFault.WRITE_400_ZONE);
        String kyiv = event("a").replace("Europe/Berlin", "Europe/Kyiv");
        assertThat(kyiv).contains("Europe/Kyiv");
        assertThat(batch(kyiv, event("b")))
                .containsSubsequence("HTTP/1.1 400", "Invalid time zone definition", "HTTP/1.1 200 OK");
    }

    @Test
    void doesAPartAndAnswersIt503() {
        faults.once(GoogleFault.WRITE_503_AFTER);
        assertThat(batch(event("a"), event("b"))).containsSubsequence("HTTP/1.1 503", "HTTP/1.1 200 OK");
        assertThat(summaries()).containsExactly("a", "b");
    }

    @Test
    void doesAPartAndCutsItsAnswer() {
        String whole = batch(event("a"), event("b"));
        faults.once(GoogleFault.WRITE_CUT_ANSWER);
        String cut = batch(event("c"), event("d"));
        assertThat(cut).endsWith("--batch_simulated_boundary--\r\n").contains("\"d\"");
        assertThat(cut.length()).isLessThan(whole.length());
        assertThat(summaries()).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE_REFUSED", "WRITE_LOST_ANSWER"})
    void breaksTheConnectionOfABatchThatWrites(GoogleFault fault) {
        faults.once(fault);
        assertThatThrownBy(() -> batch(event("a"), event("b"))).isInstanceOf(UncheckedIOException.class);
        assertThat(summaries()).hasSize(fault == GoogleFault.WRITE_REFUSED ? 0 : 2);
    }
}
