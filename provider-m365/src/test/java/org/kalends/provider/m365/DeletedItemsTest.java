package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** What somebody drags out of the folder of deleted items is there again, under the id that it had. */
class DeletedItemsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private final SimulatorServer server = SimulatorServer.start();

    private final Mailbox mailbox = GraphSimulator.on(server, Clock.systemUTC()).mailbox("me@example.org");

    private final MailboxCalendar calendar = mailbox.calendar();

    private final CalendarRef ref = GraphFixture.ref(calendar);

    private final M365Provider provider = new M365Provider(
            M365Config.builder().graphUrl(server.url()).build(), OneToken.of(mailbox.accessToken()), Clock.systemUTC());

    private Cursor cursor;

    private RemoteEvent copy;

    @BeforeEach
    void deleteAndRestore() {
        cursor = provider.changes(ref, WINDOW, RecurrenceView.OCCURRENCES, Optional.empty())
                .next();
        copy = ((WriteOutcome.Written) write(new RemoteWrite.Create(MARK, event(2031)))).stored();
        delete(copy);
        assertThat(calendar.events()).isEmpty();
        calendar.restore(copy.key().value());
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void aCopyThatIsRestoredIsToldAgain() {
        assertThat(since()).singleElement().isInstanceOfSatisfying(RemoteChange.Upserted.class, told -> {
            assertThat(told.event().key()).isEqualTo(copy.key());
            assertThat(told.event().originMark()).contains(MARK);
        });
    }

    @Test
    void aCopyThatIsRestoredIsDeletedAgain() {
        RemoteEvent restored = ((RemoteChange.Upserted) since().get(0)).event();

        delete(restored);

        assertThat(calendar.events()).isEmpty();
        assertThat(since()).containsExactly(new RemoteChange.Removed(copy.key()));
    }

    @Test
    void aCopyThatIsRestoredIsDeletedAgainThoughNobodyHasToldOfIt() {
        delete(provider.findByOrigin(ref, MARK).orElseThrow());

        assertThat(calendar.events()).isEmpty();
    }

    @Test
    void aCopyThatIsDeletedByAProcessThatHasNotHeardOfItsRestorationIsGone() {
        RemoteEvent restored;
        try (M365Provider other = new M365Provider(
                M365Config.builder().graphUrl(server.url()).build(),
                OneToken.of(mailbox.accessToken()),
                Clock.systemUTC())) {
            restored = other.get(ref, copy.key()).orElseThrow();
        }

        delete(restored);

        assertThat(calendar.events()).isEmpty();
    }

    @Test
    void aCopyThatIsRestoredAndThenMovedOutOfTheWindowIsNotToldAsGone() {
        since();
        calendar.patch(copy.key().value(), PersonJson.event(event(2039)));

        assertThat(since())
                .singleElement()
                .isInstanceOfSatisfying(
                        RemoteChange.Upserted.class,
                        told -> assertThat(told.event().key()).isEqualTo(copy.key()));
    }

    private List<RemoteChange> since() {
        var page = provider.changes(ref, WINDOW, RecurrenceView.OCCURRENCES, Optional.of(cursor));
        cursor = page.next();
        return page.changes();
    }

    private void delete(RemoteEvent event) {
        assertThat(write(new RemoteWrite.Delete(event.key(), event.version())))
                .isInstanceOf(WriteOutcome.Deleted.class);
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref, List.of(write)).get(0);
    }

    private static CalendarEvent event(int year) {
        LocalDateTime start = LocalDateTime.of(year, 3, 3, 10, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title("copy")
                .build();
    }
}
