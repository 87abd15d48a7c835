package org.kalends.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as all providers understand it.
 *
 * <p>A recurring event with {@link #recurrence()} is a whole series and its {@link #time()} the first occurrence;
 * without, it is a single event or one occurrence.
 *
 * @param title one line; empty when there is none
 * @param description the body
 * @param location free text; empty when there is none
 * @param time when it takes place
 * @param availability what it does to free/busy
 * @param sensitivity who may see the details
 * @param status whether it takes place
 * @param organizer who called the meeting; absent for an event without guests
 * @param attendees the guests, in the order of the remote side
 * @param iCalUid the UID of RFC 5545 that the same meeting has in every calendar, where known
 * @param recurrence how the series repeats; absent for one event
 * @param facts what can be read but never written
 */
public record CalendarEvent(
        String title,
        Description description,
        String location,
        EventTime time,
        Availability availability,
        Sensitivity sensitivity,
        EventStatus status,
        Optional<Person> organizer,
        List<Attendee> attendees,
        Optional<String> iCalUid,
        Optional<Recurrence> recurrence,
        EventFacts facts) {

    /** Checks that nothing is missing and turns line ends in the title into blanks. */
    public CalendarEvent {
        title = Objects.requireNonNull(title, "title").replaceAll("\\R", " ");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(availability, "availability");
        Objects.requireNonNull(sensitivity, "sensitivity");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(organizer, "organizer");
        attendees = List.copyOf(attendees);
        Objects.requireNonNull(iCalUid, "iCalUid");
        Objects.requireNonNull(recurrence, "recurrence");
        Objects.requireNonNull(facts, "facts");
    }

    /** Returns whether somebody beside the owner is invited. */
    public boolean isMeeting() {
        return !attendees.isEmpty();
    }

    /** Returns the value of a field. */
    public Object value(EventField field) {
        return switch (field) {
            case TITLE -> title;
            case DESCRIPTION -> description;
            case LOCATION -> location;
            case TIME -> time;
            case AVAILABILITY -> availability;
            case SENSITIVITY -> sensitivity;
            case ATTENDEES -> attendees;
            case RECURRENCE -> recurrence;
        };
    }

    /** Returns this event with one field taken from another event. */
    public CalendarEvent with(EventField field, CalendarEvent other) {
        Builder builder = toBuilder();
        switch (field) {
            case TITLE -> builder.title(other.title);
            case DESCRIPTION -> builder.description(other.description);
            case LOCATION -> builder.location(other.location);
            case TIME -> builder.time(other.time);
            case AVAILABILITY -> builder.availability(other.availability);
            case SENSITIVITY -> builder.sensitivity(other.sensitivity);
            case ATTENDEES -> builder.attendees(other.attendees);
            case RECURRENCE -> builder.recurrence(other.recurrence);
        }
        return builder.build();
    }

    /** Returns a builder of a confirmed, busy, normal event without guests. */
    public static Builder builder(EventTime time) {
        return new Builder(time);
    }

    /** Returns a builder that starts from this event. */
    public Builder toBuilder() {
        return new Builder(time)
                .title(title)
                .description(description)
                .location(location)
                .availability(availability)
                .sensitivity(sensitivity)
                .status(status)
                .organizer(organizer)
                .attendees(attendees)
                .iCalUid(iCalUid)
                .recurrence(recurrence)
                .facts(facts);
    }

    /** Collects the parts of an event. Not safe for use by several threads. */
    public static final class Builder {
        private EventTime time;
        private String title = "";
        private Description description = Description.EMPTY;
        private String location = "";
        private Availability availability = Availability.BUSY;
        private Sensitivity sensitivity = Sensitivity.NORMAL;
        private EventStatus status = EventStatus.CONFIRMED;
        private Optional<Person> organizer = Optional.empty();
        private List<Attendee> attendees = List.of();
        private Optional<String> iCalUid = Optional.empty();
        private Optional<Recurrence> recurrence = Optional.empty();
        private EventFacts facts = EventFacts.OWN;

        private Builder(EventTime time) {
            this.time = time;
        }

        /** Sets when it takes place. */
        public Builder time(EventTime value) {
            this.time = value;
            return this;
        }

        /** Sets the title. */
        public Builder title(String value) {
            this.title = value;
            return this;
        }

        /** Sets the body. */
        public Builder description(Description value) {
            this.description = value;
            return this;
        }

        /** Sets a plain body. */
        public Builder description(String text) {
            return description(Description.of(text));
        }

        /** Sets the location. */
        public Builder location(String value) {
            this.location = value;
            return this;
        }

        /** Sets what the event does to free/busy. */
        public Builder availability(Availability value) {
            this.availability = value;
            return this;
        }

        /** Sets who may see the details. */
        public Builder sensitivity(Sensitivity value) {
            this.sensitivity = value;
            return this;
        }

        /** Sets whether it takes place. */
        public Builder status(EventStatus value) {
            this.status = value;
            return this;
        }

        /** Sets who called the meeting. */
        public Builder organizer(Optional<Person> value) {
            this.organizer = value;
            return this;
        }

        /** Sets the guests. */
        public Builder attendees(List<Attendee> value) {
            this.attendees = value;
            return this;
        }

        /** Sets the UID. */
        public Builder iCalUid(Optional<String> value) {
            this.iCalUid = value;
            return this;
        }

        /** Sets how the series repeats. */
        public Builder recurrence(Optional<Recurrence> value) {
            this.recurrence = value;
            return this;
        }

        /** Sets what can only be read. */
        public Builder facts(EventFacts value) {
            this.facts = value;
            return this;
        }

        /** Returns the event. */
        public CalendarEvent build() {
            return new CalendarEvent(
                    title,
                    description,
                    location,
                    time,
                    availability,
                    sensitivity,
                    status,
                    organizer,
                    attendees,
                    iCalUid,
                    recurrence,
                    facts);
        }
    }
}
