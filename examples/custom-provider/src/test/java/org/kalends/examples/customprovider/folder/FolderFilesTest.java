package org.kalends.examples.customprovider.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

class FolderFilesTest {

    private static final AccountId ME = new AccountId("me");
    private static final CalendarRef WORK = new CalendarRef(new ProviderId("folder"), ME, "work");
    private static final Window YEAR =
            new Window(Instant.parse("2031-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z"), ZoneId.of("UTC"));
    private static final String DAY = "\"start\": \"2031-05-05\", \"end\": \"2031-05-06\"";

    @TempDir
    private Path root;

    private Path work;

    @BeforeEach
    void makeTheCalendar() throws IOException {
        work = Files.createDirectories(root.resolve("me/work"));
    }

    @Test
    void aCursorOutlivesTheProviderThatGaveIt() throws IOException {
        Cursor cursor = changes(provider(), Optional.empty()).next();
        save("a.json", "{" + DAY + "}");

        ChangePage page = changes(provider(), Optional.of(cursor));

        assertThat(page.kind()).isEqualTo(ChangePage.Kind.DELTA);
        assertThat(page.changes()).singleElement().isInstanceOf(RemoteChange.Upserted.class);
    }

    @Test
    void aDamagedJournalLetsItsCursorsExpire() throws IOException {
        Cursor cursor = changes(provider(), Optional.empty()).next();
        try (Stream<Path> journals = Files.list(root.resolve("state"))) {
            for (Path journal : journals.toList()) {
                Files.writeString(journal, "{\"id\": \"x\"");
            }
        }

        assertThatThrownBy(() -> changes(provider(), Optional.of(cursor)))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CURSOR_EXPIRED));
    }

    @Test
    void noKeyAndNoCalendarLeadsOutOfItsFolder() throws IOException {
        Files.writeString(root.resolve("me/secret.json"), "{" + DAY + "}");
        Files.createDirectories(root.resolve("other"));
        save("a.json", "{" + DAY + ", \"recurrence\": {\"frequency\": \"daily\"}}");

        for (String key : List.of(
                "../secret.json",
                "..",
                ".",
                "../work/../secret.json",
                "a\u0000.json",
                "work",
                "a.json/",
                "a.json/2031-99-99",
                "a.json/x")) {
            assertThat(provider().get(WORK, new EventKey(key))).as(key).isEmpty();
        }
        for (String id : List.of("..", ".", "../other", "work/../../other", "work/", "a\u0000")) {
            assertThatThrownBy(() ->
                            provider().read(new CalendarRef(WORK.provider(), ME, id), YEAR, RecurrenceView.SERIES))
                    .as(id)
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NOT_FOUND));
        }
    }

    @Test
    void whatIsWrongWithAFileIsToldWithoutWhatItSays() throws IOException {
        save("a.json", "{\"title\": \"Salary\", \"start\": \"Salary\", \"end\": \"2031-05-06\"}");
        save("b.json", "{\"title\": \"Salary");
        save("c.json", "{\"title\": \"Salary\", \"start\": \"2031-05-06\", \"end\": \"2031-05-06\"}");
        save("d.json", "{" + DAY + ", \"sensitivity\": \"Salary\"}");
        save("e.json", "{" + DAY + ", \"recurrence\": {\"frequency\": \"weekly\", \"interval\": 0}}");
        save("f.json", "{\"start\": \"+99999-05-05\", \"end\": \"\"}");
        save("g.json", "{\"start\": \"2031-05-05\", \"end\": \"\"}");

        assertThat(problems())
                .containsExactly(
                        "start: it is no such time or zone",
                        "line 1: it is not JSON",
                        "event: time: an all-day event lasts at least one day",
                        "sensitivity: it is an unknown word",
                        "event: recurrence: an interval is at least 1",
                        "start: it is no such time or zone",
                        "end: it is no such time or zone");
    }

    @Test
    void aSeriesIsReadToTheLetterOrNotAtAll() throws IOException {
        save("a.json", series("\"frequency\": \"weekly\", \"days\": \"monday\""));
        save("b.json", series("\"frequency\": \"weekly\", \"hours\": [9]"));
        save("c.json", series("\"frequency\": \"weekly\", \"count\": 3, \"until\": \"2031-06-01T00:00\""));
        save("d.json", series("\"frequency\": \"weekly\", \"overrides\": []"));
        save("e.json", series("\"frequency\": \"weekly\", \"days\": [\"first monday\"]"));
        save("f.json", series("\"frequency\": \"weekly\", \"interval\": \"2\""));
        save("g.json", series("\"frequency\": \"weekly\", \"exclusions\": [\"2031-05-12T10:00\"]"));

        assertThat(problems())
                .containsExactly(
                        "days: it is not a list",
                        "recurrence: it has an unknown word",
                        "until: it stands beside a count",
                        "overrides: it is not an object",
                        "days: one of them is not a weekday",
                        "interval: it is not a whole number",
                        "exclusions: it is no such time or zone");
    }

    private static String series(String recurrence) {
        return "{" + DAY + ", \"recurrence\": {" + recurrence + "}}";
    }

    @Test
    void aCopyThatCannotBeReadIsNotTakenForOneThatIsGone() throws IOException {
        OriginMark mark = new OriginMark("installation", "pair", "original", 0);
        save(FolderCopies.name(mark), "{\"origin\": \"" + mark.text() + "\"}");
        save("own.json", "{" + DAY + ", \"uid\": \"own\"}");

        assertThatThrownBy(() -> provider().findByOrigin(WORK, mark)).isInstanceOf(ProviderException.class);
        assertThat(provider().findByOrigin(WORK, mark.nextGeneration())).isEmpty();
        assertThat(provider().findByUid(WORK, "own")).isPresent();
        assertThat(provider().findCopies(WORK, "installation", "pair"))
                .extracting(RemoteEvent::key)
                .containsExactly(new EventKey(FolderCopies.name(mark)));
    }

    @Test
    void aFileThatIsCutOffIsNobodysCopy() throws IOException {
        OriginMark mark = new OriginMark("installation", "pair", "original", 0);
        save("half.json", "{\"origin\": \"" + mark.text() + "\", \"title\": \"half a fi");

        assertThat(provider().findByOrigin(WORK, mark)).isEmpty();
        assertThat(provider().findCopies(WORK, "installation", "pair")).isEmpty();
        assertThatThrownBy(() -> provider().get(WORK, new EventKey("half.json")))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void anUpdateLeavesUnknownWordsToTheLetter() throws IOException {
        save("a.json", "{" + DAY + ", \"price\": 12.50, \"tags\": [null, {\"deep\": true}]}");
        RemoteEvent event = provider().get(WORK, new EventKey("a.json")).orElseThrow();
        CalendarEvent renamed = event.event().toBuilder().title("Renamed").build();

        provider()
                .write(
                        WORK,
                        List.of(new RemoteWrite.Update(
                                event.key(), event.version(), Optional.empty(), renamed, Set.of(EventField.TITLE))));

        assertThat(Files.readString(work.resolve("a.json")))
                .contains("\"price\" : 12.50", "\"tags\" : [ null, {", "\"title\" : \"Renamed\"")
                .doesNotContain("location", "availability");
    }

    @Test
    void aSeriesThatBecomesAnEventAndBackIsToldWithoutALeftover() throws IOException {
        save("a.json", "{" + DAY + ", \"recurrence\": {\"frequency\": \"daily\", \"count\": 3}}");
        Cursor series = changes(provider(), Optional.empty()).next();
        save("a.json", "{" + DAY + "}");

        ChangePage page = changes(provider(), Optional.of(series));

        assertThat(page.changes()).first().isEqualTo(new RemoteChange.Removed(new EventKey("a.json")));
        assertThat(page.changes()).last().isInstanceOf(RemoteChange.Upserted.class);
    }

    private List<String> problems() {
        return provider().read(WORK, YEAR, RecurrenceView.SERIES).stream()
                .map(change -> ((RemoteChange.Unreadable) change).problem())
                .toList();
    }

    private void save(String name, String json) throws IOException {
        Files.writeString(work.resolve(name), json);
    }

    private FolderProvider provider() {
        return new FolderProvider(FolderConfig.of(Map.of(ME, root.resolve("me")), root.resolve("state")));
    }

    private static ChangePage changes(FolderProvider provider, Optional<Cursor> cursor) {
        return provider.changes(WORK, YEAR, RecurrenceView.OCCURRENCES, cursor);
    }
}
