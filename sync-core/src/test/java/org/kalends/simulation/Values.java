package org.kalends.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;
import org.kalends.core.mapping.FieldHasher;
import org.kalends.core.mapping.Mappings;

/** What events say, compared under the mapping of the pair and whatever the servers make of it. */
final class Values {

    private static final Set<EventField> ESSENTIAL =
            EnumSet.of(EventField.TITLE, EventField.DESCRIPTION, EventField.LOCATION, EventField.TIME);

    /** Fields that can be equal in more than one form. */
    private static final Set<EventField> LOOSE =
            EnumSet.of(EventField.DESCRIPTION, EventField.TIME, EventField.ATTENDEES, EventField.RECURRENCE);

    private final World world;
    private final FieldHasher hasher = new FieldHasher(World.secret());
    private final Map<Side, EventMapping> mappings = new EnumMap<>(Side.class);

    Values(World world) {
        this.world = world;
        PairPolicy policy = world.settings.policy();
        for (Side side : Side.values()) {
            mappings.put(side, Mappings.of(policy.from(side), Map.of()));
        }
    }

    boolean same(EventField field, CalendarEvent one, CalendarEvent other) {
        return one.value(field).equals(other.value(field))
                || (LOOSE.contains(field)
                        && hasher.hashes(one)
                                .of(field)
                                .equals(hasher.hashes(other).of(field)));
    }

    /** Returns whether two events say the same once both servers have had their way with them. */
    boolean sameStored(EventField field, CalendarEvent one, CalendarEvent other) {
        return same(field, one, other) || same(field, stored(one), stored(other));
    }

    CalendarEvent forward(Side originalSide, CalendarEvent original) {
        return mappings.get(originalSide).forward(original, context(originalSide));
    }

    CalendarEvent back(Side originalSide, CalendarEvent copy, CalendarEvent original) {
        return mappings.get(originalSide).back(copy, original, context(originalSide));
    }

    /** Returns whether edits of a field of the copy may return to this original. */
    boolean returns(Side originalSide, EventField field, RemoteEvent original) {
        return mayReturn(originalSide, field) && !isProtected(originalSide, original);
    }

    /** Returns whether edits of a field may return to originals that nothing protects. */
    boolean mayReturn(Side originalSide, EventField field) {
        return world.settings.twoWay()
                && mappings.get(originalSide).carriesBack().contains(field);
    }

    /** Returns whether what somebody does to the copy leaves the original alone. */
    boolean isProtected(Side originalSide, RemoteEvent original) {
        boolean locked = original.seriesKey().isPresent()
                && !world.remote(originalSide).provider().capabilities().has(Capability.OCCURRENCE_WRITES);
        return locked || original.event().isMeeting();
    }

    /** Returns whether a write to another occurrence of its series changes the version and the time of change of this one. */
    boolean sharesVersions(Side side, RemoteEvent event) {
        return event.seriesKey().isPresent() && world.remote(side).sharesVersions();
    }

    /** Returns whether a copy may outlive its original. */
    boolean copyMayWin(Side originalSide) {
        return world.settings.twoWay()
                && mappings.get(originalSide).carriesBack().containsAll(ESSENTIAL);
    }

    /** Returns whether an original of this content gets a copy, the window aside. */
    boolean isEligible(Side originalSide, CalendarEvent original) {
        PairPolicy policy = world.settings.policy();
        boolean skipped = policy.from(originalSide).filters().skipFree()
                && original.availability() == org.kalends.api.model.Availability.FREE;
        return policy.copiesFrom(originalSide) && original.status() != EventStatus.CANCELLED && !skipped;
    }

    private CalendarEvent stored(CalendarEvent event) {
        CalendarEvent one = world.remote(Side.A).stored(world.remote(Side.B).stored(event));
        return one.toBuilder()
                .recurrence(one.recurrence().map(series -> {
                    Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
                    overrides.replaceAll((start, override) -> stored(override));
                    return series.withOverrides(overrides);
                }))
                .build();
    }

    private MappingContext context(Side originalSide) {
        return new MappingContext(
                world.remote(originalSide).calendar(),
                world.remote(originalSide.other()).calendar());
    }
}
