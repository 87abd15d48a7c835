package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.event;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.MovingClock;

/** How many calls a user may make. */
final class QuotaTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));

    private final GoogleFixture google = new GoogleFixture(clock);

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void refusesOneCallTooManyUntilTheFirstIsAMinuteOld() {
        google.google.callsPerMinute(2);
        assertThat(google.insert(event("a")).status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(40));
        assertThat(google.insert(event("b")).status()).isEqualTo(200);
        assertThat(google.insert(event("c")).reason()).isEqualTo("userRateLimitExceeded");
        clock.pass(Duration.ofSeconds(20));
        assertThat(google.insert(event("d")).status()).isEqualTo(200);
        assertThat(google.insert(event("e")).status()).isEqualTo(403);
        assertThat(google.calendar.events()).hasSize(3);
    }

    @Test
    void countsThePartsOfABatch() {
        google.google.callsPerMinute(1);
        String part = "--b\r\nContent-Type: application/http\r\n\r\nGET /calendar/v3" + google.events() + "\r\n\r\n";
        String body = google.send(
                        "POST",
                        "/batch/calendar/v3",
                        part + part + "--b--\r\n",
                        "Content-Type",
                        "multipart/mixed; boundary=b")
                .response()
                .body();
        assertThat(body).containsSubsequence("HTTP/1.1 200 OK", "HTTP/1.1 403", "userRateLimitExceeded");
    }
}
