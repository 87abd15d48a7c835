package org.kalends.api.mapping;

import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/**
 * Turns an original into what its copy shall say, and an edited copy into what its original shall say.
 *
 * <p>Pure and safe for use by several threads. Three laws hold, and the conformance kit checks them on generated events:
 *
 * <ol>
 *   <li>a field outside {@link #carriesBack()} never flows back;
 *   <li>{@code forward} is idempotent;
 *   <li>an unchanged copy carries nothing back: {@code back(forward(o), o)} equals {@code o} in every field of {@link #carriesBack()}.
 * </ol>
 */
public interface EventMapping {

    /** Returns what the copy shall say. */
    CalendarEvent forward(CalendarEvent original, MappingContext context);

    /**
     * Returns what the original shall say after its copy was edited. Only the fields of {@link #carriesBack()} are used.
     *
     * @param copy the copy as it is now
     * @param original the original as it is now
     * @param context where the original and the copy lie
     */
    CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context);

    /** Returns the fields whose edits on the copy may return to the original: those that {@code forward} does not mask. */
    Set<EventField> carriesBack();
}
