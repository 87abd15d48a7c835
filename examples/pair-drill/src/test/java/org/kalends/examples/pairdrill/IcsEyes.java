package org.kalends.examples.pairdrill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Version;

/**
 * What a person reads in a resource of a CalDAV calendar, whose descriptions are plain text for them. Knows nothing of how the library
 * reads it.
 *
 * @param name the name of the resource
 * @param version its ETag
 * @param file what it says
 */
record IcsEyes(String name, String version, IcsFile file) {

    /** Returns the single event, or the whole series. */
    RemoteEvent whole() {
        CalendarEvent event = event(file.master());
        return new RemoteEvent(
                new EventKey(name),
                new Version(version),
                Optional.empty(),
                Optional.empty(),
                mark(),
                Optional.of(modified(file.master())),
                file.repeats()
                        ? event.toBuilder()
                                .recurrence(Optional.of(new IcsSeries(file).recurrence()))
                                .build()
                        : event);
    }

    /** Returns what takes place: the single event, or the occurrences of the series. */
    List<RemoteEvent> agenda() {
        return file.repeats()
                ? new IcsSeries(file)
                        .occurrences().entrySet().stream()
                                .map(each -> occurrence(each.getKey(), each.getValue()))
                                .toList()
                : List.of(whole());
    }

    private RemoteEvent occurrence(OriginalStart start, CalendarEvent event) {
        Instant at = IcsTimes.instant(start);
        IcsItem said = file.overrides().stream()
                .filter(item -> IcsSeries.is(at, item.line("RECURRENCE-ID").orElseThrow()))
                .findFirst()
                .orElse(file.master());
        return new RemoteEvent(
                new EventKey(name + "#" + key(start)),
                new Version(version),
                Optional.of(new EventKey(name)),
                Optional.of(start),
                mark(),
                Optional.of(modified(said)),
                event);
    }

    private static String key(OriginalStart start) {
        if (start instanceof OriginalStart.Day day) {
            return "D" + day.date();
        }
        return start instanceof OriginalStart.Zoned zoned
                ? "Z" + zoned.wall() + "@" + zoned.zone().getId()
                : "L" + start.wall();
    }

    private Optional<OriginMark> mark() {
        return file.items().stream()
                .flatMap(item -> item.all(IcsWords.MARK))
                .findFirst()
                .flatMap(line -> OriginMark.parse(line.value()));
    }

    static CalendarEvent event(IcsItem item) {
        return CalendarEvent.builder(IcsTimes.time(item))
                .title(item.text("SUMMARY"))
                .description(Description.of(item.text("DESCRIPTION")))
                .location(item.text("LOCATION"))
                .availability(IcsWords.availability(item))
                .sensitivity(IcsWords.sensitivity(item))
                .status(EventStatus.valueOf(
                        item.line("STATUS").map(IcsLine::value).orElse("CONFIRMED")))
                .attendees(item.all("ATTENDEE").map(IcsEyes::attendee).toList())
                .build();
    }

    private static Attendee attendee(IcsLine line) {
        return new Attendee(
                new Person(line.parameter("CN"), Optional.of(line.value().substring("mailto:".length()))),
                Attendee.Role.REQUIRED,
                ResponseStatus.ACCEPTED);
    }

    private static Instant modified(IcsItem item) {
        IcsLine stamp =
                item.line("LAST-MODIFIED").or(() -> item.line("DTSTAMP")).orElseThrow();
        return IcsTimes.instant(IcsTimes.read(stamp));
    }
}
