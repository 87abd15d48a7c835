package org.kalends.api.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as one remote calendar holds it.
 *
 * @param key its id in that calendar
 * @param version its state; guards writes
 * @param seriesKey the series it is an occurrence of; absent for single events and whole series
 * @param originalStart where it stood in its series; present exactly when {@code seriesKey} is
 * @param originMark the mark, when it is a copy of this library
 * @param modifiedAt when somebody last changed it, as far as the remote side tells; only ever used to choose between
 *     two edits, never to notice one
 * @param event what it says
 */
public record RemoteEvent(
        EventKey key,
        Version version,
        Optional<EventKey> seriesKey,
        Optional<OriginalStart> originalStart,
        Optional<OriginMark> originMark,
        Optional<Instant> modifiedAt,
        CalendarEvent event) {

    /** Checks that an occurrence says where it stood. */
    public RemoteEvent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(originMark, "originMark");
        Objects.requireNonNull(modifiedAt, "modifiedAt");
        Objects.requireNonNull(event, "event");
        if (seriesKey.isPresent() != originalStart.isPresent()) {
            throw new IllegalArgumentException("remote event: a series key and an original start come together");
        }
    }

    /** Returns a single event or a whole series without a mark. */
    public static RemoteEvent of(EventKey key, Version version, CalendarEvent event) {
        return new RemoteEvent(
                key, version, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), event);
    }

    /**
     * Returns a copy that is there and cannot be read: its key, version and mark hold, its event is a stand-in with an empty title and an
     * all-day time that nobody has chosen.
     */
    public static RemoteEvent unreadable(EventKey key, Version version, OriginMark mark) {
        CalendarEvent nothing = CalendarEvent.builder(
                        new EventTime.AllDay(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)))
                .build();
        return new RemoteEvent(
                key, version, Optional.empty(), Optional.empty(), Optional.of(mark), Optional.empty(), nothing);
    }
}
