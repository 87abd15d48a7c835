package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
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
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Weekly series that get other exceptions, or fewer: somebody's own series never is anything else in between. */
class ExceptionsTakenBackTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocalDate FIRST = LocalDate.of(2031, 2, 3);

    private final SimulatorServer server = SimulatorServer.start();

    private final Mailbox mailbox = GraphSimulator.on(server, Clock.systemUTC()).mailbox("me@example.org");

    private final MailboxCalendar calendar = mailbox.calendar();

    private final CalendarRef ref = GraphFixture.ref(calendar);

    private final M365Provider provider = new M365Provider(
            M365Config.builder().graphUrl(server.url()).build(), OneToken.of(mailbox.accessToken()), Clock.systemUTC());

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void anOverrideOfAnOriginalIsTakenBackAndTheOthersKeepWhatNobodySyncs() {
        RemoteEvent original = original();

        RemoteEvent stored = written(original, without(2));

        assertThat(recurrence(stored).overrides()).containsOnlyKeys(start(1));
        assertThat(occurrence(original, 2).path("subject").asText()).isEqualTo("series");
        assertThat(occurrence(original, 2).path("start").path("dateTime").asText())
                .startsWith("2031-02-17T09:00");
        assertThat(occurrence(original, 1).path("importance").asText()).isEqualTo("high");
        assertThat(provider.get(ref, original.key())).contains(stored);
        assertThat(singlesOnTheWay()).isZero();
    }

    @Test
    void anOverrideThatWasMovedFarIsTakenBackToo() {
        RemoteEvent original = original();
        calendar.patchOccurrence(original.key().value(), date(2), PersonJson.event(event(date(2).plusDays(6))));

        RemoteEvent stored = written(get(original), without(2));

        assertThat(recurrence(stored).overrides()).containsOnlyKeys(start(1));
        assertThat(singlesOnTheWay()).isZero();
    }

    @Test
    void anOccurrenceOfAnOriginalThatWasDeletedIsNotBroughtBack() {
        RemoteEvent original = original();
        calendar.deleteOccurrence(original.key().value(), date(3));
        RemoteEvent now = get(original);
        server.journal().clear();

        WriteOutcome outcome = write(now, recurrence -> recurrence.withExclusions(new TreeSet<>()));

        assertThat(((WriteOutcome.Failed) outcome).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(get(original)).isEqualTo(now);
        assertThat(server.journal().count(exchange -> !exchange.method().equals("GET")))
                .isZero();
    }

    @Test
    void anOverrideBecomesAnExclusion() {
        RemoteEvent original = original();

        RemoteEvent stored = written(
                original, recurrence -> without(2).apply(recurrence).withExclusions(new TreeSet<>(Set.of(start(2)))));

        assertThat(recurrence(stored).overrides()).containsOnlyKeys(start(1));
        assertThat(recurrence(stored).exclusions()).containsExactly(start(2));
        assertThat(singlesOnTheWay()).isZero();
    }

    @Test
    void anotherRuleOfAnOriginalIsOneRequestAndItsOverridesAreWrittenAgain() {
        RemoteEvent original = original();

        RemoteEvent stored =
                written(original, recurrence -> Recurrence.of(weekly(4)).withOverrides(recurrence.overrides()));

        assertThat(recurrence(stored).rule()).isEqualTo(weekly(4));
        assertThat(recurrence(stored).overrides())
                .isEqualTo(recurrence(original).overrides());
        assertThat(singlesOnTheWay()).isZero();
    }

    @Test
    void anotherRuleOfACopyIsOneRequestToo() {
        RemoteEvent copy = copy();

        RemoteEvent stored = written(copy, recurrence -> Recurrence.of(weekly(4)));

        assertThat(recurrence(stored)).isEqualTo(Recurrence.of(weekly(4)));
        assertThat(singlesOnTheWay()).isZero();
    }

    @Test
    void anOccurrenceOfACopyIsBroughtBack() {
        RemoteEvent copy = copy();
        calendar.deleteOccurrence(copy.key().value(), date(3));

        RemoteEvent stored = written(get(copy), recurrence -> recurrence.withExclusions(new TreeSet<>()));

        assertThat(recurrence(stored)).isEqualTo(recurrence(copy));
        assertThat(singlesOnTheWay()).isOne();
    }

    private long singlesOnTheWay() {
        return server.journal()
                .count(exchange -> exchange.method().equals("PATCH")
                        && exchange.body().replace(" ", "").contains("\"recurrence\":null"));
    }

    private RemoteEvent original() {
        ObjectNode json = PersonJson.event(event(FIRST));
        json.set("recurrence", PersonJson.recurrence(event(FIRST).time(), weekly(6)));
        return withOverrides(new EventKey(calendar.create(json).path("id").asText()));
    }

    private RemoteEvent copy() {
        CalendarEvent series = event(FIRST).toBuilder()
                .recurrence(Optional.of(Recurrence.of(weekly(6))))
                .build();
        RemoteWrite create = new RemoteWrite.Create(new OriginMark("home", "pair-1", "original-1", 0), series);
        return withOverrides(stored(provider.write(ref, List.of(create)).get(0)).key());
    }

    private RemoteEvent withOverrides(EventKey key) {
        calendar.patchOccurrence(
                key.value(),
                date(1),
                PersonJson.object().put("subject", "first").put("importance", "high"));
        calendar.patchOccurrence(
                key.value(),
                date(2),
                PersonJson.event(
                        event(date(2).plusDays(1)).toBuilder().title("second").build()));
        return provider.get(ref, key).orElseThrow();
    }

    private RemoteEvent get(RemoteEvent series) {
        return provider.get(ref, series.key()).orElseThrow();
    }

    private ObjectNode occurrence(RemoteEvent series, int week) {
        return calendar.occurrences(
                        series.key().value(),
                        date(week).minusDays(1).atStartOfDay(BERLIN).toInstant(),
                        date(week).plusDays(2).atStartOfDay(BERLIN).toInstant())
                .get(0);
    }

    private RemoteEvent written(RemoteEvent at, UnaryOperator<Recurrence> change) {
        return stored(write(at, change));
    }

    private WriteOutcome write(RemoteEvent at, UnaryOperator<Recurrence> change) {
        CalendarEvent wanted = at.event().toBuilder()
                .recurrence(at.event().recurrence().map(change))
                .build();
        return provider.write(
                        ref,
                        List.of(new RemoteWrite.Update(
                                at.key(), at.version(), at.originMark(), wanted, Set.of(EventField.RECURRENCE))))
                .get(0);
    }

    private static RemoteEvent stored(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return ((WriteOutcome.Written) outcome).stored();
    }

    private static Recurrence recurrence(RemoteEvent series) {
        return series.event().recurrence().orElseThrow();
    }

    private static UnaryOperator<Recurrence> without(int week) {
        return recurrence -> {
            TreeMap<OriginalStart, CalendarEvent> fewer = new TreeMap<>(recurrence.overrides());
            fewer.remove(start(week));
            return recurrence.withOverrides(fewer);
        };
    }

    private static RecurrenceRule weekly(int count) {
        return RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                .byDay(List.of(RecurrenceRule.Weekday.every(FIRST.getDayOfWeek())))
                .count(count)
                .build();
    }

    private static LocalDate date(int week) {
        return FIRST.plusWeeks(week);
    }

    private static OriginalStart start(int week) {
        return OriginalStart.of(event(date(week)).time());
    }

    private static CalendarEvent event(LocalDate day) {
        LocalDateTime start = day.atTime(10, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title("series")
                .build();
    }
}
