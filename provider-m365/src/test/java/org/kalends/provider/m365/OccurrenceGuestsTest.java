package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Copies of series of which somebody has invited guests to one occurrence only: they must get no mail. */
class OccurrenceGuestsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static final LocalDate FIRST = LocalDate.of(2031, 2, 3);

    private final SimulatorServer server = SimulatorServer.start();

    private final GraphSimulator graph = GraphSimulator.on(server, Clock.systemUTC());

    private final Mailbox mailbox = graph.mailbox("me@example.org");

    private final MailboxCalendar calendar = mailbox.calendar();

    private final CalendarRef ref = GraphFixture.ref(calendar);

    private final M365Provider provider = new M365Provider(
            M365Config.builder().graphUrl(server.url()).build(), OneToken.of(mailbox.accessToken()), Clock.systemUTC());

    @AfterEach
    void close() {
        provider.close();
        server.close();
        assertThat(graph.mails()).isEmpty();
        assertThat(graph.attendeeWrites()).isEmpty();
    }

    @Test
    void theCopyIsNotDeleted() {
        RemoteEvent copy = invited(create());

        assertThat(failure(new RemoteWrite.Delete(copy.key(), copy.version()))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(calendar.events()).hasSize(1);
    }

    @Test
    void theCopyIsNotRenamed() {
        RemoteEvent copy = invited(create());

        assertThat(failure(update(copy, copy.event().toBuilder().title("later").build(), EventField.TITLE)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(calendar.event(copy.key().value()).path("subject").asText()).isEqualTo("series");
    }

    @Test
    void noOccurrenceOfTheCopyIsExcluded() {
        RemoteEvent copy = invited(create());
        Recurrence fewer = recurrence(copy).withExclusions(new TreeSet<>(Set.of(start(4))));

        assertThat(failure(update(
                        copy,
                        copy.event().toBuilder().recurrence(Optional.of(fewer)).build(),
                        EventField.RECURRENCE)))
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void theRuleOfTheCopyIsNotChanged() {
        RemoteEvent copy = invited(create());

        assertThat(failure(update(copy, series(4), EventField.RECURRENCE))).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void aGuestWhoIsInvitedSinceTheCopyWasReadIsSeenThoughTheSeriesKeepsItsEtag() {
        RemoteEvent copy = create();
        graph.faults().on(GraphFault.SERIES_ETAG_STAYS);
        RemoteEvent invited = invited(copy);

        assertThat(etag(invited)).isEqualTo(etag(copy));
        assertThat(failure(new RemoteWrite.Delete(copy.key(), copy.version()))).isEqualTo(FailureKind.CONFLICT);
        assertThat(failure(update(copy, copy.event().toBuilder().title("later").build(), EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(failure(update(copy, series(4), EventField.RECURRENCE))).isEqualTo(FailureKind.CONFLICT);
        assertThat(graph.faults().struck(GraphFault.SERIES_ETAG_STAYS)).isPositive();
    }

    @Test
    void anOccurrenceThatIsEditedSinceTheCopyWasReadIsNotOverwrittenThoughTheSeriesKeepsItsEtag() {
        graph.faults().on(GraphFault.SERIES_ETAG_STAYS);
        RemoteEvent copy = overridden(create(), 2, "moved");
        calendar.patchOccurrence(
                copy.key().value(), FIRST.plusDays(3), PersonJson.object().put("subject", "by hand"));

        assertThat(failure(update(copy, copy.event().toBuilder().title("later").build(), EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(failure(new RemoteWrite.Delete(copy.key(), copy.version()))).isEqualTo(FailureKind.CONFLICT);
        assertThat(get(copy).event().recurrence().orElseThrow().overrides()).hasSize(2);
    }

    @Test
    void theSeriesIsStillDeletedWhenNobodyIsInvited() {
        RemoteEvent copy = overridden(create(), 2, "moved");

        assertThat(write(new RemoteWrite.Delete(copy.key(), copy.version()))).isInstanceOf(WriteOutcome.Deleted.class);
        assertThat(calendar.events()).isEmpty();
    }

    @Test
    void anExceptionIsNotWrittenWhoseGuestsAreInvitedWhileTheSeriesIsBeingWritten() {
        RemoteEvent copy = create();
        Recurrence more = recurrence(copy)
                .withOverrides(new TreeMap<>(Map.of(
                        start(2), occurrence(2).toBuilder().title("moved").build())));
        LateInvitation late = new LateInvitation(copy);
        try (M365Provider watched = new M365Provider(
                M365Config.builder().graphUrl(server.url()).listener(late).build(),
                OneToken.of(mailbox.accessToken()),
                Clock.systemUTC())) {
            WriteOutcome outcome = watched.write(
                            ref,
                            List.of(update(
                                    copy,
                                    copy.event().toBuilder()
                                            .recurrence(Optional.of(more))
                                            .build(),
                                    EventField.RECURRENCE)))
                    .get(0);

            assertThat(kind(outcome)).isEqualTo(FailureKind.AMBIGUOUS);
        }
        assertThat(late.invited).isTrue();
    }

    /** Somebody invites a guest to an occurrence when the instances of its series were just listed. */
    private final class LateInvitation implements RequestListener {

        private final RemoteEvent copy;

        private boolean invited;

        LateInvitation(RemoteEvent copy) {
            this.copy = copy;
        }

        @Override
        public void requested(String method, String path, int status, Duration took) {
            if (path.contains("/instances") && !invited) {
                invited = true;
                invite(copy, 2);
            }
        }
    }

    private RemoteEvent create() {
        return ((WriteOutcome.Written) write(new RemoteWrite.Create(MARK, series(5)))).stored();
    }

    private RemoteEvent invited(RemoteEvent copy) {
        invite(copy, 2);
        return get(copy);
    }

    private void invite(RemoteEvent copy, int day) {
        ObjectNode guests = PersonJson.object();
        guests.putArray("attendees")
                .addObject()
                .put("type", "required")
                .putObject("emailAddress")
                .put("name", "Guest")
                .put("address", "guest@example.org");
        calendar.patchOccurrence(copy.key().value(), FIRST.plusDays(day), guests);
    }

    private RemoteEvent overridden(RemoteEvent copy, int day, String title) {
        calendar.patchOccurrence(
                copy.key().value(), FIRST.plusDays(day), PersonJson.object().put("subject", title));
        return get(copy);
    }

    private RemoteEvent get(RemoteEvent copy) {
        return provider.get(ref, copy.key()).orElseThrow();
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref, List.of(write)).get(0);
    }

    private FailureKind failure(RemoteWrite write) {
        return kind(write(write));
    }

    private static FailureKind kind(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static RemoteWrite.Update update(RemoteEvent at, CalendarEvent event, EventField... fields) {
        return new RemoteWrite.Update(at.key(), at.version(), at.originMark(), event, Set.of(fields));
    }

    private static String etag(RemoteEvent event) {
        return event.version().value().replaceFirst("#.*", "");
    }

    private static Recurrence recurrence(RemoteEvent series) {
        return series.event().recurrence().orElseThrow();
    }

    private static OriginalStart start(int day) {
        return OriginalStart.of(time(day));
    }

    private static CalendarEvent series(int count) {
        return occurrence(0).toBuilder()
                .recurrence(Optional.of(Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                        .count(count)
                        .build())))
                .build();
    }

    private static CalendarEvent occurrence(int day) {
        return CalendarEvent.builder(time(day)).title("series").build();
    }

    private static EventTime time(int day) {
        LocalDateTime start = FIRST.plusDays(day).atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), BERLIN);
    }
}
