package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Compares what events say. */
final class Events {

    /** The fields that are written. */
    static final Set<EventField> WRITTEN = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    private Events() {}

    /** Asserts that two events say the same in all fields that are written; a description by its text. */
    static void assertSame(CalendarEvent actual, CalendarEvent expected) {
        WRITTEN.forEach(field -> assertSame(actual, expected, field));
    }

    /** Asserts that two events say the same in one field; a description by its text. */
    static void assertSame(CalendarEvent actual, CalendarEvent expected, EventField field) {
        if (field == EventField.DESCRIPTION) {
            assertThat(actual.description().text())
                    .as("description")
                    .isEqualTo(expected.description().text());
        } else if (field == EventField.RECURRENCE) {
            assertSameRecurrence(actual, expected);
        } else {
            assertThat(actual.value(field)).as(field.name()).isEqualTo(expected.value(field));
        }
    }

    private static void assertSameRecurrence(CalendarEvent actual, CalendarEvent expected) {
        assertThat(actual.recurrence().isPresent())
                .as("recurs")
                .isEqualTo(expected.recurrence().isPresent());
        actual.recurrence()
                .ifPresent(said -> expected.recurrence().ifPresent(wanted -> {
                    assertThat(said.rule()).as("rule").isEqualTo(wanted.rule());
                    assertThat(said.additions()).as("additions").isEqualTo(wanted.additions());
                    assertThat(said.exclusions()).as("exclusions").isEqualTo(wanted.exclusions());
                    assertThat(said.overrides().keySet())
                            .as("overrides")
                            .isEqualTo(wanted.overrides().keySet());
                    wanted.overrides().forEach((start, override) -> {
                        CalendarEvent held = said.overrides().get(start);
                        assertThat(held).as("override").isNotNull();
                        if (held != null) {
                            assertSame(held, override);
                        }
                    });
                }));
    }
}
