package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** What an event says comes back as it was written. */
interface ContentRules {

    /** Right-to-left words, emoji of several code points, combining marks, and everything that formats use as punctuation. */
    String EXTREME =
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0648\u0639\u062F \uD83D\uDC69\u200D\uD83D\uDE92\uD83C\uDFFD e\u0301, a;b:c \\n \"q\" 'q' <b>&amp;</b> 100% #1 {x} [y] %20 \u4F1A\u8BAE";

    @Rule(id = "CP-301", text = "Every field that is written comes back as it was written.")
    default void keepsEveryField(ProviderUnderTest remote) {
        CalendarEvent event = CalendarEvent.builder(remote.morning(3))
                .title("Review")
                .description("What was said.\nWhat was not.")
                .location("Room 5, second floor")
                .availability(Availability.TENTATIVE)
                .sensitivity(Sensitivity.PRIVATE)
                .build();
        Events.assertSame(remote.roundTrip(event).event(), event);
    }

    @Rule(id = "CP-302", text = "Every sensitivity comes back with every availability.")
    default void keepsSensitivityAndAvailability(ProviderUnderTest remote) {
        int day = 1;
        for (Sensitivity sensitivity : Sensitivity.values()) {
            for (Availability availability : Availability.values()) {
                CalendarEvent event = remote.event(sensitivity + " " + availability, day).toBuilder()
                        .sensitivity(sensitivity)
                        .availability(availability)
                        .build();
                RemoteEvent read =
                        remote.get(remote.create("original-" + day++, event).key());
                Events.assertSame(read.event(), event);
            }
        }
    }

    @Rule(
            id = "CP-303",
            text =
                    "A change of sensitivity and availability, more closed or more open, leaves nothing of the former behind.")
    default void changesSensitivityAndAvailability(ProviderUnderTest remote) {
        List<CalendarEvent> opening = new ArrayList<>();
        for (Sensitivity sensitivity : Sensitivity.values()) {
            for (Availability availability : Availability.values()) {
                opening.add(
                        0,
                        remote.event("changing", 3).toBuilder()
                                .sensitivity(sensitivity)
                                .availability(availability)
                                .build());
            }
        }
        List<CalendarEvent> closing = new ArrayList<>(opening);
        Collections.reverse(closing);
        RemoteEvent at = remote.create("original-1", remote.event("changing", 3));
        for (List<CalendarEvent> edits : List.of(closing, opening)) {
            for (CalendarEvent edit : edits) {
                at = ProviderUnderTest.written(
                        remote.write(remote.update(at, edit, EventField.SENSITIVITY, EventField.AVAILABILITY)));
                Events.assertSame(remote.get(at.key()).event(), edit);
            }
        }
    }

    @Rule(
            id = "CP-304",
            text =
                    "Title, location and description keep emoji, right-to-left text, commas, quotes, backslashes and markup to the letter.")
    default void keepsExtremeText(ProviderUnderTest remote) {
        CalendarEvent event = CalendarEvent.builder(remote.morning(3))
                .title(EXTREME)
                .location(EXTREME)
                .description(EXTREME + "\n\n" + EXTREME)
                .build();
        Events.assertSame(remote.roundTrip(event).event(), event);
    }

    @Rule(id = "CP-305", text = "A description of 50,000 characters with many lines comes back whole.")
    default void keepsALongDescription(ProviderUnderTest remote) {
        String text = "A line, with \u00E4\u20AC\uD83D\uDE00 and more of it.\n"
                .repeat(1_500)
                .strip();
        assertThat(text.length()).isGreaterThan(50_000);
        CalendarEvent event =
                remote.event("long", 3).toBuilder().description(text).build();
        Events.assertSame(remote.roundTrip(event).event(), event);
    }

    @Rule(
            id = "CP-306",
            text = "Empty title, description and location come back empty, also after they once held something.")
    default void keepsEmptiness(ProviderUnderTest remote) {
        CalendarEvent empty = CalendarEvent.builder(remote.morning(3)).build();
        Events.assertSame(remote.roundTrip(empty).event(), empty);
        CalendarEvent full = remote.event("full", 4).toBuilder()
                .description("text")
                .location("here")
                .build();
        RemoteEvent at = remote.create("original-2", full);
        remote.write(remote.update(at, empty, EventField.TITLE, EventField.DESCRIPTION, EventField.LOCATION));
        Events.assertSame(
                remote.get(at.key()).event(),
                empty.toBuilder().time(full.time()).build());
    }

    @Rule(
            id = "CP-307",
            level = Rule.Level.SHOULD,
            text = "The HTML form of a description comes back; its text must in any case.")
    default void keepsHtml(ProviderUnderTest remote) {
        Description description = new Description("Bold words", Optional.of("<p><b>Bold</b> words</p>"));
        CalendarEvent event =
                remote.event("html", 3).toBuilder().description(description).build();
        Description read = remote.roundTrip(event).event().description();
        assertThat(read.text().strip()).isEqualTo("Bold words");
        Verdict.should(read.html().isPresent(), "the HTML form is dropped");
        assertThat(read.html().orElseThrow()).contains("<b>Bold</b> words");
    }

    @Rule(
            id = "CP-308",
            text =
                    "Attendees and organizer are never written: a copy of a meeting has neither, also after every field was updated.")
    default void neverWritesAttendees(ProviderUnderTest remote) {
        CalendarEvent meeting = meeting(remote);
        RemoteEvent copy = remote.create("original-1", meeting);
        assertWithoutGuests(copy);
        assertWithoutGuests(remote.get(copy.key()));
        RemoteEvent updated = ProviderUnderTest.written(remote.write(remote.update(
                copy,
                meeting.toBuilder().title("moved").time(remote.morning(4)).build(),
                EventField.TITLE,
                EventField.TIME,
                EventField.DESCRIPTION)));
        assertWithoutGuests(updated);
        assertWithoutGuests(remote.get(copy.key()));
    }

    @Rule(
            id = "CP-309",
            text = "The guests of a person's meeting are told, and stay on it when other fields are written.")
    default void keepsTheGuestsOfAMeeting(ProviderUnderTest remote) {
        EventKey key = remote.person().create(meeting(remote));
        RemoteEvent read = remote.get(key);
        if (read.event().attendees().isEmpty()) {
            throw Verdict.notExercised("cannot create a meeting with guests");
        }
        Set<Optional<String>> guests = emails(read);
        assertThat(guests).contains(Optional.of("guest@example.org"));
        remote.write(remote.update(
                read, read.event().toBuilder().location("elsewhere").build(), EventField.LOCATION));
        RemoteEvent now = remote.get(key);
        assertThat(now.event().location()).isEqualTo("elsewhere");
        assertThat(emails(now)).isEqualTo(guests);
        assertThat(now.event().organizer()).isEqualTo(read.event().organizer());
    }

    @Rule(
            id = "CP-310",
            level = Rule.Level.SHOULD,
            text = "An event tells when it was last changed; a time that is told lies in the past or present.")
    default void tellsWhenItWasChanged(ProviderUnderTest remote) {
        RemoteEvent read = remote.get(remote.person().create(remote.event("changed", 3)));
        Verdict.should(read.modifiedAt().isPresent(), "the time of the last change is not told");
        assertThat(read.modifiedAt().orElseThrow()).isBefore(remote.window().start());
    }

    private static CalendarEvent meeting(ProviderUnderTest remote) {
        return remote.event("meeting", 3).toBuilder()
                .organizer(Optional.of(Person.of("Organizer", "organizer@example.org")))
                .attendees(List.of(
                        new Attendee(
                                Person.of("Guest", "guest@example.org"),
                                Attendee.Role.REQUIRED,
                                ResponseStatus.NOT_RESPONDED),
                        new Attendee(
                                Person.of("Other", "other@example.org"),
                                Attendee.Role.OPTIONAL,
                                ResponseStatus.NOT_RESPONDED)))
                .build();
    }

    private static void assertWithoutGuests(RemoteEvent copy) {
        assertThat(copy.event().attendees()).as("attendees").isEmpty();
        assertThat(copy.event().organizer()).as("organizer").isEmpty();
    }

    private static Set<Optional<String>> emails(RemoteEvent event) {
        return event.event().attendees().stream()
                .map(attendee -> attendee.person().email())
                .collect(Collectors.toSet());
    }
}
