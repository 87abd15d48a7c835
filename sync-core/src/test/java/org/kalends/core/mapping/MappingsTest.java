package org.kalends.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.store.DirectionPolicy;

class MappingsTest {

    private static final CalendarEvent MEETING = CalendarEvent.builder(
                    new EventTime.Floating(LocalDateTime.of(2026, 3, 2, 9, 0), LocalDateTime.of(2026, 3, 2, 10, 0)))
            .title("Plan")
            .description("Agenda")
            .organizer(Optional.of(Person.ofEmail("chair@example.com")))
            .attendees(List.of(
                    new Attendee(
                            Person.of("Anna", "anna@example.com"), Attendee.Role.OPTIONAL, ResponseStatus.ACCEPTED),
                    new Attendee(Person.ofEmail("chair@example.com"), Attendee.Role.REQUIRED, ResponseStatus.NONE)))
            .build();

    @Test
    void standardCopiesCarryEverythingButGuestsBack() {
        assertThat(Mappings.of(DirectionPolicy.STANDARD, Map.of()).carriesBack())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES)));
    }

    @Test
    void privateCopiesCarryTimesBack() {
        DirectionPolicy policy = DirectionPolicy.STANDARD.asPrivate();
        assertThat(Mappings.of(policy, Map.of()).carriesBack())
                .containsExactlyInAnyOrder(EventField.TIME, EventField.AVAILABILITY, EventField.RECURRENCE);
        assertThat(Mappings.of(policy.withShowAs(Availability.BUSY), Map.of()).carriesBack())
                .containsExactlyInAnyOrder(EventField.TIME, EventField.RECURRENCE);
    }

    @Test
    void anUnknownMappingIsNamed() {
        DirectionPolicy policy = new DirectionPolicy(
                false,
                "Busy",
                Optional.empty(),
                Optional.empty(),
                DirectionPolicy.Attendees.LIST,
                DirectionPolicy.STANDARD.filters(),
                Optional.of("mine"));
        assertThatThrownBy(() -> Mappings.of(policy, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine");
    }

    @Test
    void guestsAreListedAtTheEndOfTheDescription() {
        CalendarEvent copy = new AttendeeListMapping().forward(MEETING, MappingLaws.CONTEXT);
        assertThat(copy.attendees()).isEmpty();
        assertThat(copy.description().text())
                .isEqualTo("Agenda\n\n" + GuestList.SEPARATOR
                        + "\nchair@example.com (organizer)\nAnna <anna@example.com> (optional, accepted)");
    }

    @Test
    void theListIsTheSameInHtmlAndBelowABlankLineToo() {
        CalendarEvent formatted = MEETING.toBuilder()
                .description(new Description("Agenda", Optional.of("<b>Agenda</b>")))
                .build();

        Description copy = new AttendeeListMapping()
                .forward(formatted, MappingLaws.CONTEXT)
                .description();

        assertThat(copy.html())
                .contains(
                        "<b>Agenda</b><div><br>" + GuestList.SEPARATOR
                                + "<br>chair@example.com (organizer)<br>Anna &lt;anna@example.com&gt; (optional, accepted)</div>");
        assertThat(new AttendeeListMapping()
                        .back(formatted.toBuilder().description(copy).build(), formatted, MappingLaws.CONTEXT)
                        .description())
                .isEqualTo(formatted.description());
    }

    @Test
    void aListInHtmlThatSomebodyTypedIntoIsCutWithItsElement() {
        CalendarEvent formatted = MEETING.toBuilder()
                .description(new Description("Agenda", Optional.of("<b>Agenda</b>")))
                .build();
        Description copy = new AttendeeListMapping()
                .forward(formatted, MappingLaws.CONTEXT)
                .description();
        Description edited = new Description(
                copy.text().replace("Anna", "Bob"), copy.html().map(html -> html.replace("Anna", "Bob")));

        assertThat(new AttendeeListMapping()
                        .back(formatted.toBuilder().description(edited).build(), formatted, MappingLaws.CONTEXT)
                        .description())
                .isEqualTo(formatted.description());
    }

    @Test
    void whatSomebodyTypedAboveTheListReturnsAndTheListDoesNot() {
        EventMapping mapping = Mappings.of(DirectionPolicy.STANDARD, Map.of());
        CalendarEvent copy = mapping.forward(MEETING, MappingLaws.CONTEXT);
        String text = copy.description().text();
        for (String edited : List.of(
                text.replace("Agenda", "Agenda 2"),
                text.replace("Agenda", "Agenda 2").replace("Anna", "Bob"),
                text.replace("Agenda", "Agenda 2") + "\nmore",
                text.replace("Agenda", "Agenda 2").replace(" ", "\u00A0"),
                text.replace("Agenda\n\n", "Agenda 2\n"))) {
            CalendarEvent back =
                    mapping.back(copy.toBuilder().description(edited).build(), MEETING, MappingLaws.CONTEXT);
            assertThat(Whitespace.normalText(back.description().text())).isEqualTo("Agenda 2");
        }
    }

    @Test
    void aStaleListDoesNotReturnWhenTheGuestsAreGone() {
        EventMapping mapping = Mappings.of(DirectionPolicy.STANDARD, Map.of());
        CalendarEvent copy = mapping.forward(MEETING, MappingLaws.CONTEXT);
        CalendarEvent alone = MEETING.toBuilder().attendees(List.of()).build();
        assertThat(mapping.back(copy, alone, MappingLaws.CONTEXT).description()).isEqualTo(Description.of("Agenda"));
    }

    @Test
    void aListThatAServerTurnedIntoHtmlOfItsOwnIsCut() {
        CalendarEvent copy = new AttendeeListMapping().forward(MEETING, MappingLaws.CONTEXT);
        String html = "<html><body><div class=\"plain\">Agenda 2<br>\n<br>\n"
                + Descriptions.toHtml(copy.description().text().substring(8)) + "</div></body></html>";
        CalendarEvent edited = copy.toBuilder()
                .description(
                        new Description(copy.description().text().replace("Agenda", "Agenda 2"), Optional.of(html)))
                .build();
        assertThat(new AttendeeListMapping()
                        .back(edited, MEETING, MappingLaws.CONTEXT)
                        .description())
                .isEqualTo(new Description(
                        "Agenda 2", Optional.of("<html><body><div class=\"plain\">Agenda 2</div></body></html>")));
    }

    @Test
    void anOverrideThatTheCopyDroppedKeepsWhatTheCopyCouldNotShow() {
        EventMapping mapping = Mappings.of(DirectionPolicy.STANDARD.asPrivate(), Map.of());
        OriginalStart second = new OriginalStart.Local(LocalDateTime.of(2026, 3, 3, 9, 0));
        EventTime moved =
                new EventTime.Floating(LocalDateTime.of(2026, 3, 3, 15, 0), LocalDateTime.of(2026, 3, 3, 16, 0));
        EventTime usual =
                new EventTime.Floating(LocalDateTime.of(2026, 3, 3, 9, 0), LocalDateTime.of(2026, 3, 3, 10, 0));
        Recurrence daily = Recurrence.of(
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).count(5).build());
        CalendarEvent override = MEETING.toBuilder().title("secret").time(moved).build();
        CalendarEvent original = MEETING.toBuilder()
                .recurrence(Optional.of(daily.withOverrides(Map.of(second, override))))
                .build();
        CalendarEvent copy = mapping.forward(original, MappingLaws.CONTEXT).toBuilder()
                .recurrence(Optional.of(daily))
                .build();
        assertThat(mapping.back(copy, original, MappingLaws.CONTEXT)
                        .recurrence()
                        .orElseThrow()
                        .overrides())
                .isEqualTo(Map.of(second, override.toBuilder().time(usual).build()));
    }
}
