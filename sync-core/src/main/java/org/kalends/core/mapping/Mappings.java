package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.store.DirectionPolicy;

/** Composes the mapping that a policy asks for. */
public final class Mappings {

    private Mappings() {}

    /**
     * Returns the mapping for copies that go one way.
     *
     * @param policy what these copies say
     * @param hostMappings the host's own mappings by the names that policies use
     * @throws IllegalArgumentException when the policy names a mapping that the host does not have
     */
    public static EventMapping of(DirectionPolicy policy, Map<String, EventMapping> hostMappings) {
        List<EventMapping> mappings = new ArrayList<>();
        policy.mapping().ifPresent(name -> mappings.add(named(name, hostMappings)));
        mappings.add(new ConferenceRemoval());
        mappings.add(
                policy.attendees() == DirectionPolicy.Attendees.LIST
                        ? new AttendeeListMapping()
                        : new AttendeeOmission());
        policy.titlePrefix().ifPresent(prefix -> mappings.add(new TitlePrefixMapping(prefix)));
        if (policy.markAsPrivate()) {
            mappings.add(new PrivateMapping(policy.privateTitle()));
        }
        policy.showAs().ifPresent(availability -> mappings.add(new AvailabilityMapping(availability)));
        mappings.add(new CopyShape());
        return new MappingChain(mappings);
    }

    private static EventMapping named(String name, Map<String, EventMapping> hostMappings) {
        EventMapping mapping = hostMappings.get(name);
        if (mapping == null) {
            throw new IllegalArgumentException("mapping: the host has none with the name " + name);
        }
        return mapping;
    }
}
