package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Side;

/** Each row of the table in docs/mapping.md is true of each service: what is written as a copy comes back. */
class MappingTableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 4, 6, 9, 0);

    private static final CalendarEvent PLAIN = event(new EventTime.Timed(NINE, NINE.plusHours(1), BERLIN));

    /** What is written in proof of a row, and the part of it that has to come back. */
    private record Proof(List<CalendarEvent> copies, Function<CalendarEvent, Object> part) {}

    private static CalendarEvent event(EventTime time) {
        return CalendarEvent.builder(time).title("kept").build();
    }

    private static Map<String, Proof> proofs() {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        proofs.put("title", proof(EventField.TITLE, title("short"), title("🎉 ünï"), title("long ".repeat(60))));
        proofs.put(
                "description",
                proof(
                        EventField.DESCRIPTION,
                        PLAIN,
                        PLAIN.toBuilder().description("one\n\n<two> & three").build()));
        proofs.put(
                "location",
                proof(
                        EventField.LOCATION,
                        PLAIN.toBuilder().location("Room 1, left").build()));
        proofs.put(
                "time, in a zone",
                times(Stream.of("Europe/Berlin", "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "UTC")
                        .map(zone -> new EventTime.Timed(NINE, NINE.plusHours(1), ZoneId.of(zone)))));
        proofs.put(
                "time with a fixed offset, or in an hour that a clock change skips or repeats",
                times(Stream.of(
                        new EventTime.Timed(NINE, NINE.plusHours(1), ZoneOffset.ofHours(5)),
                        new EventTime.Timed(
                                LocalDateTime.of(2026, 10, 25, 2, 30), LocalDateTime.of(2026, 10, 25, 5, 0), BERLIN))));
        proofs.put(
                "time, all-day",
                times(Stream.of(new EventTime.AllDay(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 31)))));
        proofs.put("time, floating", times(Stream.of(new EventTime.Floating(NINE, NINE.plusHours(2)))));
        proofs.put("time, zero length", times(Stream.of(new EventTime.Timed(NINE, NINE, BERLIN))));
        proofs.put(
                "availability",
                new Proof(
                        Arrays.stream(Availability.values())
                                .map(word ->
                                        PLAIN.toBuilder().availability(word).build())
                                .toList(),
                        CalendarEvent::availability));
        proofs.put(
                "sensitivity",
                new Proof(
                        Arrays.stream(Sensitivity.values())
                                .map(word -> PLAIN.toBuilder().sensitivity(word).build())
                                .toList(),
                        CalendarEvent::sensitivity));
        proofs.put("status", new Proof(List.of(PLAIN), CalendarEvent::status));
        proofs.put(
                "organizer, attendees",
                new Proof(List.of(PLAIN), event -> List.of(event.organizer(), event.attendees())));
        proofs.put("recurrence", new Proof(List.of(series()), MappingTableTest::recurrence));
        proofs.put("UID", new Proof(List.of(PLAIN), event -> true));
        proofs.put("origin mark", new Proof(List.of(PLAIN), event -> true));
        return proofs;
    }

    private static CalendarEvent title(String title) {
        return PLAIN.toBuilder().title(title).build();
    }

    private static CalendarEvent series() {
        EventTime.Timed third =
                new EventTime.Timed(NINE.plusDays(2), NINE.plusDays(2).plusHours(1), BERLIN);
        EventTime.Timed later = new EventTime.Timed(
                NINE.plusDays(2).plusHours(3), NINE.plusDays(2).plusHours(4), BERLIN);
        Recurrence recurrence = Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                        .count(5)
                        .build())
                .withExclusions(Set.of(new OriginalStart.Zoned(NINE.plusDays(1), BERLIN)))
                .withOverrides(Map.of(
                        OriginalStart.of(third),
                        PLAIN.toBuilder().title("moved").time(later).build()));
        return PLAIN.toBuilder().recurrence(Optional.of(recurrence)).build();
    }

    private static List<Object> recurrence(CalendarEvent event) {
        Recurrence recurrence = event.recurrence().orElseThrow();
        List<List<Object>> overrides = recurrence.overrides().entrySet().stream()
                .map(one -> List.<Object>of(
                        one.getKey(), one.getValue().title(), one.getValue().time()))
                .toList();
        return List.of(recurrence.rule(), recurrence.exclusions(), overrides);
    }

    private static Proof proof(EventField field, CalendarEvent... copies) {
        return new Proof(List.of(copies), event -> event.value(field));
    }

    private static Proof times(Stream<? extends EventTime> times) {
        return new Proof(times.map(MappingTableTest::event).toList(), CalendarEvent::time);
    }

    @Test
    void eachRowOfTheTableHasAProof() throws IOException {
        List<String> rows = table().map(row -> row.get(0)).toList();
        assertThat(proofs().keySet()).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static Stream<List<String>> table() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "mapping.md"), StandardCharsets.UTF_8)
                .lines()
                .dropWhile(line -> !line.startsWith("| canonical |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachRowIsTrueOfTheService(Service service) {
        HttpRemote remote = service.open(Side.A, Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));
        proofs().forEach((row, proof) -> {
            int number = 0;
            for (CalendarEvent copy : proof.copies()) {
                OriginMark mark =
                        new OriginMark("here", "pair", Integer.toHexString(row.hashCode()) + "-" + number++, 0);
                RemoteEvent read = kept(remote, mark, copy);
                assertThat(proof.part().apply(read.event()))
                        .as(row)
                        .isEqualTo(proof.part().apply(copy));
                assertThat(read.originMark()).as("origin mark").contains(mark);
                assertThat(read.event().iCalUid()).as("UID").isPresent();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void guestsAreNeverWritten(Service service) {
        HttpRemote remote = service.open(Side.A, Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));
        CalendarEvent meeting = PLAIN.toBuilder()
                .attendees(List.of(
                        new Attendee(Person.ofEmail("guest@example.org"), Attendee.Role.REQUIRED, ResponseStatus.NONE)))
                .build();
        CalendarEvent read = kept(remote, new OriginMark("here", "pair", "meeting", 0), meeting)
                .event();
        assertThat(read.attendees()).isEmpty();
        assertThat(read.organizer()).isEmpty();
    }

    private static RemoteEvent kept(HttpRemote remote, OriginMark mark, CalendarEvent copy) {
        WriteOutcome outcome = remote.provider()
                .write(remote.calendar(), List.of(new RemoteWrite.Create(mark, copy)))
                .get(0);
        assertThat(outcome).as("%s", mark).isInstanceOf(WriteOutcome.Written.class);
        RemoteEvent stored = ((WriteOutcome.Written) outcome).stored();
        return remote.provider().get(remote.calendar(), stored.key()).orElseThrow();
    }
}
