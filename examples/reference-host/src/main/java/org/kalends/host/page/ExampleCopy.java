package org.kalends.host.page;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Person;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.ResponseStatus;
import org.kalends.core.mapping.Mappings;
import org.kalends.host.sync.CopyChoice;

/** An invented event and what its copy would say: by the library's own mapping, so that the example cannot lie. */
final class ExampleCopy {

    private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

    private static final CalendarEvent ORIGINAL = CalendarEvent.builder(
                    new EventTime.Timed(TEN, TEN.plusHours(1), ZoneId.of("UTC")))
            .title("Interview: data analyst")
            .description("Second round. Ask about the thesis.")
            .location("Room Birch")
            .availability(Availability.BUSY)
            .attendees(List.of(guest("priya@example.com"), guest("jonas@example.com")))
            .build();

    private static final MappingContext CONTEXT = new MappingContext(calendar("original"), calendar("copy"));

    private ExampleCopy() {}

    static ExampleEvent original() {
        return ExampleEvent.of(ORIGINAL);
    }

    static ExampleEvent of(CopyChoice choice) {
        return ExampleEvent.of(Mappings.of(choice.policy(), Map.of()).forward(ORIGINAL, CONTEXT));
    }

    private static Attendee guest(String email) {
        return new Attendee(Person.ofEmail(email), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED);
    }

    private static CalendarRef calendar(String name) {
        return new CalendarRef(new ProviderId("example"), new AccountId("example"), name);
    }
}
