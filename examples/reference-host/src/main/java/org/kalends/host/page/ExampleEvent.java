package org.kalends.host.page;

import java.util.Locale;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Sensitivity;

/**
 * An event in words, to show what a copy says.
 *
 * @param title the title
 * @param place where it is
 * @param notes the description
 * @param guests who is invited
 * @param shows how its time shows
 * @param marked whether it is marked as private
 */
record ExampleEvent(
        String title,
        Optional<String> place,
        Optional<String> notes,
        Optional<String> guests,
        String shows,
        boolean marked) {

    static ExampleEvent of(CalendarEvent event) {
        return new ExampleEvent(
                event.title(),
                Optional.of(event.location()).filter(text -> !text.isEmpty()),
                Optional.of(event.description().text()).filter(text -> !text.isEmpty()),
                Optional.of(event.attendees().stream()
                                .map(guest -> guest.person().email().orElse(""))
                                .reduce("", (all, one) -> all.isEmpty() ? one : all + "\n" + one))
                        .filter(text -> !text.isEmpty()),
                words(event.availability()),
                event.sensitivity() != Sensitivity.NORMAL);
    }

    private static String words(Availability availability) {
        return switch (availability) {
            case OUT_OF_OFFICE -> "Out of office";
            case WORKING_ELSEWHERE -> "Working elsewhere";
            default ->
                availability.name().charAt(0) + availability.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }
}
