package org.kalends.examples.customprovider.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

class JournalTest {

    private static final Journal EMPTY = Journal.begin("journal-1");

    @Test
    void aSecondLookAtTheSameFilesChangesNothing() {
        List<EventFile> files = List.of(file("a.json", "{}"), file("b.json", "{}"));
        Journal once = EMPTY.seen(files);

        assertThat(once.last()).isEqualTo(2);
        assertThat(once.seen(files)).isSameAs(once);
    }

    @Test
    void aFileThatTurnsIntoASeriesEndsAsWhatItWas() {
        Journal event = EMPTY.seen(List.of(file("a.json", "{}")));
        Journal broken = event.seen(List.of(file("a.json", "{")));
        Journal series = broken.seen(List.of(file("a.json", "{\"recurrence\": {}}")));

        assertThat(broken.entries().get("a.json").ended())
                .as("while nobody knows what it is")
                .isZero();
        assertThat(series.entries().get("a.json").ended()).isEqualTo(series.last());
    }

    @Test
    void onlyTheLatestDeletionsAreRememberedAndOlderCursorsExpire() {
        List<EventFile> many = IntStream.range(0, 1_005)
                .mapToObj(number -> file(number + ".json", "{}"))
                .toList();
        Journal full = EMPTY.seen(many);
        Journal afterFive = full.seen(many.subList(5, many.size()));
        Journal empty = afterFive.seen(List.of());

        assertThat(empty.entries()).hasSize(1_000);
        assertThat(empty.since(empty.place(afterFive.cursor()))).hasSize(1_000);
        assertExpired(empty, full.cursor());
    }

    @Test
    void aCursorOfTheFutureOrOfAnotherJournalExpires() {
        assertExpired(EMPTY, new Cursor("journal-1:1"));
        assertExpired(EMPTY, new Cursor("journal-1:-1"));
        assertExpired(EMPTY, new Cursor("journal-2:0"));
        assertThat(EMPTY.place(new Cursor("journal-1:0"))).isZero();
    }

    private static void assertExpired(Journal journal, Cursor cursor) {
        assertThatThrownBy(() -> journal.place(cursor))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CURSOR_EXPIRED));
    }

    private static EventFile file(String name, String json) {
        return new EventFile(name, json.getBytes(UTF_8), Instant.EPOCH);
    }
}
