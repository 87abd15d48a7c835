package org.kalends.host.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A simulated calendar in the hands of a person, who uses the service's own application. Thread-safe. */
interface DemoCalendar {

    /** Returns the name of this calendar in addresses of the demonstration. */
    String key();

    /** Returns the calendar's name. */
    String name();

    /** Returns the service's name. */
    String service();

    /** Returns the owner's address. */
    String owner();

    /** Returns events and occurrences that touch a range of time, whose end is exclusive. */
    List<DemoEvent> events(Instant from, Instant to);

    /** Adds an event and returns its id. */
    String add(SampleEvent event);

    /** Gives an event another title. */
    void rename(String id, String title);

    /** Moves an event that is not all day to another time; it lasts as long as before. */
    void move(String id, Duration later);

    /** Marks an event as private. */
    void hide(String id);

    /** Deletes an event. */
    void delete(String id);

    /** Returns the ids of the originals and series that it holds. */
    List<String> originals();

    /** Returns how many originals and series it holds. */
    default int count() {
        return originals().size();
    }

    /** Deletes all originals and series; copies stay. */
    default void clear() {
        originals().forEach(this::delete);
    }

    /** Takes back the access that the owner has given. */
    void revoke();
}
