package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;

/**
 * Turns the guests of a meeting into a readable list at the end of its copy's description, because guests of a copy would get mail.
 *
 * <p>On the way back the list is cut off, with whatever somebody typed into it or below it. Safe for use by several threads.
 */
public final class AttendeeListMapping implements EventMapping {

    private static final Set<EventField> CARRIED = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(
                original,
                event -> event.toBuilder()
                        .description(listed(event))
                        .attendees(List.of())
                        .build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(
                copy,
                original,
                CARRIED,
                (edited, own) -> edited.toBuilder()
                        .description(description(edited.description(), own))
                        .build());
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.copyOf(CARRIED);
    }

    private static Description listed(CalendarEvent event) {
        if (event.attendees().isEmpty()) {
            return event.description();
        }
        GuestList guests = GuestList.of(event);
        return new Description(
                guests.appendedTo(event.description().text()),
                event.description().html().map(guests::appendedToHtml));
    }

    private static Description description(Description copy, CalendarEvent own) {
        Description original = own.description();
        if (Descriptions.holds(copy, listed(own))) {
            return original;
        }
        Optional<GuestList> guests = own.attendees().isEmpty() ? Optional.empty() : Optional.of(GuestList.of(own));
        Description cut = new Description(
                GuestListCut.text(copy.text(), original.text(), guests),
                copy.html().map(html -> GuestListCut.html(html, original.html().orElse(""), guests)));
        return Descriptions.holds(cut, original) ? original : cut;
    }
}
