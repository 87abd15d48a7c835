package org.kalends.tck;

import static org.kalends.tck.ProviderTamper.*;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.kalends.api.model.Availability;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Person;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.RemoteWrite;

/** Providers that change what events say. */
final class ProviderContentMutants {

    private ProviderContentMutants() {}

    static Stream<Mutant<CalendarProvider>> all() {
        return Stream.concat(content(), times());
    }

    private static Stream<Mutant<CalendarProvider>> content() {
        AtomicBoolean updated = new AtomicBoolean();
        return Stream.of(
                mutant(
                        "CP-301",
                        "drops the place",
                        created(event -> event.toBuilder().location("").build())),
                mutant(
                        "CP-301",
                        "drops sensitivity",
                        created(event -> event.toBuilder()
                                .sensitivity(Sensitivity.NORMAL)
                                .build())),
                mutant(
                        "CP-302",
                        "knows busy and free only",
                        created(event -> event.availability() == Availability.WORKING_ELSEWHERE
                                ? event.toBuilder()
                                        .availability(Availability.BUSY)
                                        .build()
                                : event)),
                mutant(
                        "CP-302",
                        "knows private only",
                        created(event -> event.sensitivity() == Sensitivity.CONFIDENTIAL
                                ? event.toBuilder()
                                        .sensitivity(Sensitivity.PRIVATE)
                                        .build()
                                : event)),
                mutant(
                        "CP-303",
                        "never opens what was closed",
                        ProviderTamper.updated(update -> update.event().sensitivity() == Sensitivity.NORMAL
                                ? fields(update, List.of(EventField.AVAILABILITY))
                                : update)),
                mutant(
                        "CP-304",
                        "leaves escapes in texts",
                        said(event -> event.toBuilder()
                                .title(event.title().replace(",", "\\,"))
                                .build())),
                mutant(
                        "CP-304",
                        "cuts what is not in the basic plane",
                        created(event -> event.toBuilder()
                                .description(event.description().text().replaceAll("[\\x{10000}-\\x{10FFFF}]", "?"))
                                .build())),
                mutant(
                        "CP-305",
                        "cuts long descriptions",
                        created(event -> event.toBuilder()
                                .description(event.description()
                                        .text()
                                        .substring(
                                                0,
                                                Math.min(
                                                        8_192,
                                                        event.description()
                                                                .text()
                                                                .length())))
                                .build())),
                mutant(
                        "CP-306",
                        "invents a title",
                        said(event -> event.title().isEmpty()
                                ? event.toBuilder().title("(no title)").build()
                                : event)),
                mutant(
                        "CP-308",
                        "makes itself the organizer of its copies",
                        told(event -> event.originMark().isEmpty()
                                ? event
                                : saying(
                                        event,
                                        event.event().toBuilder()
                                                .organizer(Optional.of(Person.ofEmail("me@example.org")))
                                                .build()))),
                mutant("CP-309", "loses the guests with the first update", on("*", call -> {
                    Object answer = told(event -> updated.get()
                                    ? saying(
                                            event,
                                            event.event().toBuilder()
                                                    .attendees(List.of())
                                                    .build())
                                    : event)
                            .apply((CalendarProvider) call.target());
                    Object result = new Tamper.Call(answer, call.method(), call.args()).proceed();
                    if (call.method().getName().equals("write")) {
                        updated.set(true);
                    }
                    return result;
                })));
    }

    private static Stream<Mutant<CalendarProvider>> times() {
        return Stream.of(
                mutant(
                        "CP-401",
                        "takes the last day for exclusive once more",
                        said(event -> event.time() instanceof EventTime.AllDay days
                                        && days.end().isAfter(days.start().plusDays(1))
                                ? event.toBuilder()
                                        .time(new EventTime.AllDay(
                                                days.start(), days.end().minusDays(1)))
                                        .build()
                                : event)),
                mutant("CP-402", "tells every time in UTC", timed(time -> moved(time, ZoneId.of("UTC")))),
                mutant(
                        "CP-402",
                        "tells every time in the calendar's zone",
                        timed(time -> moved(time, ZoneId.of("Europe/Berlin")))),
                mutant(
                        "CP-403",
                        "calls UTC an offset",
                        timed(time -> time.zone().equals(ZoneId.of("UTC"))
                                ? new EventTime.Timed(time.start(), time.end(), ZoneOffset.UTC)
                                : time)),
                mutant(
                        "CP-405",
                        "adds the length to the wall clock",
                        timed(time -> new EventTime.Timed(
                                time.start(),
                                time.start().plus(Duration.between(time.start(time.zone()), time.end(time.zone()))),
                                time.zone()))),
                mutant(
                        "CP-406",
                        "reads a skipped time before the gap",
                        timed(time -> time.start().toLocalTime().equals(LocalTime.of(2, 30))
                                ? new EventTime.Timed(time.start().minusHours(1), time.end(), time.zone())
                                : time)),
                mutant(
                        "CP-407",
                        "reads floating times in UTC",
                        said(event -> event.time() instanceof EventTime.Floating time
                                ? event.toBuilder()
                                        .time(new EventTime.Timed(time.start(), time.end(), ZoneId.of("UTC")))
                                        .build()
                                : event)),
                mutant(
                        "CP-409",
                        "makes a moment an hour",
                        timed(time -> time.start().equals(time.end())
                                ? new EventTime.Timed(time.start(), time.start().plusHours(1), time.zone())
                                : time)),
                mutant("CP-411", "cuts events after a month", timed(time -> {
                    LocalDateTime latest = time.start().plusDays(31);
                    return latest.isBefore(time.end()) ? new EventTime.Timed(time.start(), latest, time.zone()) : time;
                })),
                mutant("CP-412", "keeps the zone of a time that changes", ProviderTamper.updated(update -> {
                    if (update.event().time() instanceof EventTime.Timed time
                            && time.zone().equals(ZoneId.of("UTC"))) {
                        EventTime former = new EventTime.Timed(time.start(), time.end(), ZoneId.of("Europe/Berlin"));
                        return new RemoteWrite.Update(
                                update.key(),
                                update.version(),
                                update.mark(),
                                update.event().toBuilder().time(former).build(),
                                update.fields());
                    }
                    return update;
                })));
    }

    private static EventTime moved(EventTime.Timed time, ZoneId zone) {
        return EventTime.Timed.of(time.start(time.zone()), time.end(time.zone()), zone);
    }

    static RemoteWrite.Update fields(RemoteWrite.Update update, List<EventField> fields) {
        return new RemoteWrite.Update(
                update.key(), update.version(), update.mark(), update.event(), java.util.Set.copyOf(fields));
    }
}
