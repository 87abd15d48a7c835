package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A zone in which wall clocks are read: one that Java knows, or one that only a VTIMEZONE tells. */
sealed interface WallZone permits WallZone.Region, EmbeddedZone {

    /** Returns the offset at an instant. */
    ZoneOffset offset(Instant instant);

    /** Returns the instant of a wall clock; one that is skipped is read after the gap, one that is repeated as its first pass. */
    Instant instant(LocalDateTime wall);

    /** Returns the zone as Java knows it. */
    Optional<ZoneId> region();

    /** Returns the wall clock at an instant. */
    default LocalDateTime wall(Instant instant) {
        return LocalDateTime.ofInstant(instant, offset(instant));
    }

    /**
     * A zone that Java knows.
     *
     * @param id the zone
     */
    record Region(ZoneId id) implements WallZone {

        /** UTC, also the line on which dates and floating times are laid out. */
        static final WallZone UTC = new Region(ZoneId.of("UTC"));

        @Override
        public ZoneOffset offset(Instant instant) {
            return id.getRules().getOffset(instant);
        }

        @Override
        public Instant instant(LocalDateTime wall) {
            return wall.atZone(id).toInstant();
        }

        @Override
        public Optional<ZoneId> region() {
            return Optional.of(id);
        }
    }
}
