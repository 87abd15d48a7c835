package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.Sensitivity;

/**
 * Mark as private: copies say when, and nothing about what. Occurrences of a series that differ are stripped too.
 *
 * <p>Edits of the time, of free/busy and of the shape of a series return; the details of the original, also those inside overrides, are
 * never touched. Safe for use by several threads.
 */
public final class PrivateMapping implements EventMapping {

    private static final Set<EventField> CARRIED =
            EnumSet.of(EventField.TIME, EventField.AVAILABILITY, EventField.RECURRENCE);

    private final String title;

    /**
     * Creates the mapping.
     *
     * @param title the title of all copies
     */
    public PrivateMapping(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(original, this::strip);
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(copy, original, CARRIED, (edited, own) -> edited);
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.copyOf(CARRIED);
    }

    private CalendarEvent strip(CalendarEvent event) {
        return event.toBuilder()
                .title(title)
                .description(Description.EMPTY)
                .location("")
                .sensitivity(Sensitivity.PRIVATE)
                .organizer(Optional.empty())
                .attendees(List.of())
                .iCalUid(Optional.empty())
                .build();
    }
}
