package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Sensitivity;

/** VEVENT to canonical event, a line a field in record order. How it recurs is told by {@link SeriesReader} and {@link Occurrences}. */
final class IcsReader {

    private final PeopleReader people;

    IcsReader(PeopleReader people) {
        this.people = people;
    }

    CalendarEvent event(IcsComponent event, EventTime time) {
        return CalendarEvent.builder(time)
                .title(text(event, "SUMMARY"))
                .description(description(event))
                .location(text(event, "LOCATION"))
                .availability(availability(event))
                .sensitivity(sensitivity(event))
                .status(status(event))
                .organizer(people.organizer(event))
                .attendees(people.attendees(event))
                .iCalUid(event.line("UID").map(line -> line.text().strip()))
                .facts(people.facts(event))
                .build();
    }

    static Optional<Instant> modifiedAt(IcsComponent event) {
        return TimeReader.stamp(event, "LAST-MODIFIED").or(() -> TimeReader.stamp(event, "DTSTAMP"));
    }

    private static Description description(IcsComponent event) {
        String text = text(event, "DESCRIPTION");
        return event.lines("X-ALT-DESC").stream()
                .filter(line -> line.param("FMTTYPE").orElse("").equalsIgnoreCase("text/html"))
                .findFirst()
                .filter(line -> line.param("X-KALENDS-TEXT")
                        .map(HtmlText.fingerprint(text)::equals)
                        .orElseGet(() -> HtmlText.says(line.text(), text)))
                .map(line -> new Description(text, Optional.of(line.text())))
                .orElseGet(() -> Description.of(text));
    }

    private static Availability availability(IcsComponent event) {
        String transparency = word(event, "TRANSP");
        Availability told = transparency.equals("TRANSPARENT") ? Availability.FREE : Availability.BUSY;
        Optional<Availability> own = IcsTables.AVAILABILITY.value(word(event, "X-KALENDS-AVAILABILITY"));
        if (own.isPresent()) {
            boolean edited = (own.get() == Availability.FREE) != (told == Availability.FREE);
            return edited ? told : own.get();
        }
        return busyStatus(event)
                .or(() -> transparency.isEmpty() ? byStatus(event) : Optional.of(told))
                .orElse(Availability.BUSY);
    }

    private static Optional<Availability> busyStatus(IcsComponent event) {
        String word = word(event, "X-MICROSOFT-CDO-BUSYSTATUS");
        String busyStatus = word.isEmpty() ? word(event, "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS") : word;
        return busyStatus.equals("OUTOFOFFICE")
                ? Optional.of(Availability.OUT_OF_OFFICE)
                : IcsTables.BUSY_STATUS.value(busyStatus);
    }

    private static Optional<Availability> byStatus(IcsComponent event) {
        return switch (status(event)) {
            case CONFIRMED -> Optional.empty();
            case TENTATIVE -> Optional.of(Availability.TENTATIVE);
            case CANCELLED -> Optional.of(Availability.FREE);
        };
    }

    private static Sensitivity sensitivity(IcsComponent event) {
        Sensitivity shown = IcsTables.sensitivity(word(event, "CLASS"));
        return IcsTables.SENSITIVITY
                .value(word(event, "X-KALENDS-SENSITIVITY"))
                .filter(own -> shown == Sensitivity.PRIVATE && own == Sensitivity.PERSONAL)
                .orElse(shown);
    }

    static EventStatus status(IcsComponent event) {
        return IcsTables.STATUS.value(word(event, "STATUS")).orElse(EventStatus.CONFIRMED);
    }

    private static String text(IcsComponent event, String name) {
        return event.line(name).map(ContentLine::text).orElse("");
    }

    private static String word(IcsComponent event, String name) {
        return event.line(name).map(ContentLine::word).orElse("");
    }
}
